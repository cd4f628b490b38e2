import type { en } from './en'
import { zhFrame } from './zh-CN.frame'
import { zhHub } from './zh-CN.hub'
import { zhPeople } from './zh-CN.people'
import { zhStation } from './zh-CN.station'
import { zhValues } from './zh-CN.values'

/** Everything the console says in Chinese. */
export const zhCN: Readonly<Record<keyof typeof en, string>> = {
  ...zhFrame,
  ...zhStation,
  ...zhPeople,
  ...zhHub,
  ...zhValues,
}
