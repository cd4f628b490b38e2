import type { Key } from '../../i18n/text'
import type { Values } from '../../kit/action-form'
import { hoursOf, numberOf, textOf, wordsOf } from './service-values'

/** What is said of a broken rule. */
export interface Broken {
  readonly key: Key
  readonly with?: Readonly<Record<string, string | number>>
}
type Rule = (values: Values) => Broken | null

/** What the hub holds services to: a test holds these against the hub's own rules. */
export const limits = {
  title: 200,
  description: 4000,
  unit: 40,
  note: 500,
  categories: 20,
  areas: 100,
  words: 50,
  word: 64,
  amount: 1_000_000,
  capacity: 10_000,
  radius: 200_000,
  age: 150,
  hours: 70,
  closures: 366,
} as const

// eslint-disable-next-line no-control-regex -- the rule warns of exactly what is looked for here
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

function text(name: string, most: number): Rule {
  return (values) => {
    const typed = textOf(values, name).normalize('NFC').trim()
    const length = [...typed].length
    if (control.test(typed)) return { key: 'service.ruleControl' }
    return length > most ? { key: 'service.ruleLong', with: { most, length } } : null
  }
}

function words(...names: readonly string[]): Rule {
  return (values): Broken | null => {
    const all = names.flatMap((name) => wordsOf(values[name]))
    const long = all.find((word) => [...word].length > limits.word)
    if (long !== undefined)
      return { key: 'service.ruleWord', with: { word: `${long.slice(0, 20)}…`, most: limits.word } }
    if (all.some((word) => control.test(word))) return { key: 'service.ruleControl' }
    return all.length > limits.words ? { key: 'service.ruleWords', with: { most: limits.words } } : null
  }
}

function codes(name: string, most: number): Rule {
  return (values) => (wordsOf(values[name]).length > most ? { key: 'service.ruleCodes', with: { most } } : null)
}

/** Nothing, or a number within bounds. */
function number(
  name: string,
  key: Key,
  { min, max, whole = false }: { min: number; max: number; whole?: boolean },
): Rule {
  return (values) => {
    const value = numberOf(values, name)
    if (value === null) return null
    return value >= min && value <= max && (!whole || Number.isInteger(value)) ? null : { key }
  }
}

const isPriced = ({ feeKind }: Values) => feeKind === 'FIXED' || feeKind === 'FROM'

/** By the field beside which they are said, the first that is broken counts. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  title: [text('title', limits.title)],
  description: [text('description', limits.description)],
  categoryCodes: [codes('categoryCodes', limits.categories)],
  areaCodes: [codes('areaCodes', limits.areas)],
  latitude: [
    number('latitude', 'service.ruleLatitude', { min: -90, max: 90 }),
    (values) => (isHalf(values, 'latitude', 'longitude') ? { key: 'service.rulePlace' } : null),
  ],
  longitude: [
    number('longitude', 'service.ruleLongitude', { min: -180, max: 180 }),
    (values) => (isHalf(values, 'longitude', 'latitude') ? { key: 'service.rulePlace' } : null),
  ],
  radiusMeters: [
    number('radiusMeters', 'service.ruleRadius', { min: 0, max: limits.radius, whole: true }),
    (values) =>
      numberOf(values, 'radiusMeters') !== null &&
      numberOf(values, 'latitude') === null &&
      numberOf(values, 'longitude') === null
        ? { key: 'service.ruleRadiusPlace' }
        : null,
  ],
  amount: [
    (values) => (isPriced(values) && numberOf(values, 'amount') === null ? { key: 'service.ruleAmount' } : null),
    (values) => (!isPriced(values) && (numberOf(values, 'amount') ?? 0) !== 0 ? { key: 'service.ruleFree' } : null),
    number('amount', 'service.ruleAmountRange', { min: 0, max: limits.amount }),
  ],
  unit: [text('unit', limits.unit)],
  capacity: [number('capacity', 'service.ruleCapacity', { min: 1, max: limits.capacity, whole: true })],
  languages: [words('languages')],
  // Those that are ticked count with those that are typed.
  others: [words('skills', 'others')],
  minAgeYears: [number('minAgeYears', 'service.ruleAge', { min: 0, max: limits.age, whole: true })],
  maxAgeYears: [
    number('maxAgeYears', 'service.ruleAge', { min: 0, max: limits.age, whole: true }),
    (values) =>
      (numberOf(values, 'maxAgeYears') ?? limits.age) < (numberOf(values, 'minAgeYears') ?? 0)
        ? { key: 'service.ruleAges' }
        : null,
  ],
  note: [text('note', limits.note)],
  openingHours: [hoursRule],
  closures: [
    (values) =>
      wordsOf(values.closures).length > limits.closures
        ? { key: 'service.ruleClosures', with: { most: limits.closures } }
        : null,
  ],
}

/** Every rule of the hub that is broken by what is typed so far, by the field that it is about. */
export function brokenRules(values: Values): Readonly<Record<string, Broken>> {
  const broken: Record<string, Broken> = {}
  for (const [name, held] of Object.entries(rules))
    for (const rule of held) {
      const found = rule(values)
      if (!found) continue
      broken[name] = found
      break
    }
  return broken
}

function isHalf(values: Values, empty: string, filled: string): boolean {
  return numberOf(values, empty) === null && numberOf(values, filled) !== null
}

const time = /^([01]\d|2[0-3]):[0-5]\d$/

function hoursRule({ openingHours }: Values): Broken | null {
  const lines = hoursOf(openingHours)
  if (lines.length > limits.hours) return { key: 'service.ruleHoursMany', with: { most: limits.hours } }
  for (const [index, { weekday, opens, closes }] of lines.entries()) {
    const line = index + 1
    const whole = weekday >= 1 && weekday <= 7 && time.test(opens) && (time.test(closes) || closes === '24:00')
    if (!whole || closes <= opens) return { key: 'service.ruleHours', with: { line } }
    const other = lines.findIndex(
      (one, at) => at < index && one.weekday === weekday && one.opens < closes && opens < one.closes,
    )
    if (other >= 0) return { key: 'service.ruleHoursOverlap', with: { line } }
  }
  return null
}
