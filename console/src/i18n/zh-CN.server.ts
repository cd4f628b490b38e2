import type { Dictionary } from './server-text'
import { zhHappenings } from './zh-CN.happenings'
import { zhPlugIns, zhPlugInWords } from './zh-CN.plug-ins'
import { zhRefusals, zhWords } from './zh-CN.refusals'
import { zhRules } from './zh-CN.rules'

/** What the hub says in English, in Chinese. */
export const zhDictionary: Dictionary = {
  sentences: { ...zhRules, ...zhRefusals, ...zhHappenings, ...zhPlugIns },
  words: { ...zhWords, ...zhPlugInWords },
}
