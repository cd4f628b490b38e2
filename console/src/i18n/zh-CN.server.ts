import type { Dictionary } from './server-text'
import { zhHappenings } from './zh-CN.happenings'
import { zhRefusals, zhWords } from './zh-CN.refusals'
import { zhRules } from './zh-CN.rules'

/** What the hub says in English, in Chinese. */
export const zhDictionary: Dictionary = { sentences: { ...zhRules, ...zhRefusals, ...zhHappenings }, words: zhWords }
