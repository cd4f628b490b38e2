import type { en } from './en'
import { zhFrame } from './zh-CN.frame'
import { zhHub } from './zh-CN.hub'
import { zhPartner } from './zh-CN.partner'
import { zhPeople } from './zh-CN.people'
import { zhProblem } from './zh-CN.problem'
import { zhStation } from './zh-CN.station'
import { zhValues } from './zh-CN.values'
import { zhVolunteers } from './zh-CN.volunteers'

/** Everything the console says in Chinese. */
export const zhCN: Readonly<Record<keyof typeof en, string>> = {
  ...zhFrame,
  ...zhStation,
  ...zhPeople,
  ...zhVolunteers,
  ...zhHub,
  ...zhPartner,
  ...zhProblem,
  ...zhValues,
}
