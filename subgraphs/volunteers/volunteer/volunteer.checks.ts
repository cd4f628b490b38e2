import type { Checks } from '../../../shared/validation'
import { overlapping, type Availability, minuteOfDay } from './volunteer'

const codePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/
const languagePattern = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/
const most = 50

/** One skill code. */
export function checkSkill(checks: Checks, path: string, code: string): void {
  checks.that(codePattern.test(code) && code.length <= 60, path, 'Must be a code such as first-aid.')
}

/** Skill codes, lower case with hyphens (`first-aid`), without repetitions. */
export function checkSkills(checks: Checks, path: string, codes: readonly string[]): string[] {
  return checkWords(checks, path, codes, codePattern, 'Must be a code such as first-aid.')
}

/** Language tags (`zh`, `yue`, `en-GB`), without repetitions. */
export function checkLanguages(checks: Checks, path: string, tags: readonly string[]): string[] {
  return checkWords(checks, path, tags, languagePattern, 'Must be a language tag such as zh.')
}

function checkWords(
  checks: Checks,
  path: string,
  words: readonly string[],
  pattern: RegExp,
  message: string,
): string[] {
  checks.that(words.length <= most, path, `Name at most ${most}.`)
  words.forEach((word, index) => checks.that(pattern.test(word) && word.length <= 60, `${path}.${index}`, message))
  return [...new Set(words)]
}

/** Weekly times: real ones that run forwards and do not overlap. */
export function checkAvailability(
  checks: Checks,
  path: string,
  times: readonly { weekday: number; from: string; to: string }[],
): Availability[] {
  checks.that(times.length <= most, path, `Name at most ${most} times.`)
  const read = times.map(({ weekday, from, to }, index) => {
    const fromMinute = minuteOfDay(from)
    const toMinute = minuteOfDay(to)
    const at = `${path}.${index}`
    checks.that(
      Number.isInteger(weekday) && weekday >= 1 && weekday <= 7,
      `${at}.weekday`,
      'Must be 1 to 7, Monday is 1.',
    )
    checks.that(fromMinute !== null, `${at}.from`, 'Must be a time such as 09:30.')
    checks.that(toMinute !== null, `${at}.to`, 'Must be a time such as 09:30.')
    const known = fromMinute !== null && toMinute !== null
    if (known) checks.that(fromMinute < toMinute, `${at}.to`, 'Must be after from.')
    return { weekday, fromMinute: fromMinute ?? 0, toMinute: toMinute ?? 0 }
  })
  checks.that(!overlapping(read), path, 'Must not overlap.')
  return read
}
