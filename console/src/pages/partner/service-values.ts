import type { Values } from '../../kit/action-form'
import type { Say } from '../../i18n/text'
import type { Value } from '../../kit/field'
import { hubTime, readWeekTime, writeWeekTime } from '../../kit/week-time'
import { skillValues } from '../volunteer/skills'
import { unitOf, unitText } from './fee'
import type { ListServiceMutationVariables, ServiceRowFragment } from './services.gen'

type Input = ListServiceMutationVariables['input']
interface Hours {
  readonly weekday: number
  readonly opens: string
  readonly closes: string
}

const feeKinds = ['FREE', 'FIXED', 'FROM'] as const

export function textOf(values: Values, name: string): string {
  const value = values[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Null: nothing is typed. */
export function numberOf(values: Values, name: string): number | null {
  const typed = textOf(values, name).trim()
  return typed === '' ? null : Number(typed)
}

/** Several words: as they are ticked, or typed with commas between. */
export function wordsOf(value: Value | undefined): string[] {
  const parts = Array.isArray(value) ? (value as readonly string[]) : String(value ?? '').split(/[,，、;；\n]/)
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** Hours as they stand in the form. Closing at midnight is the end of the day. */
export function hoursOf(value: Value | undefined): Hours[] {
  const lines = Array.isArray(value) ? (value as readonly string[]) : []
  return lines.map((line) => {
    const { weekday, from, to } = hubTime(readWeekTime(line))
    return { weekday, opens: from, closes: to }
  })
}

/** What stands in the form of a service that is there. */
export function valuesOf(of: ServiceRowFragment, t: Say): Values {
  const { eligibility: who, fee } = of
  return {
    title: of.title,
    description: of.description ?? '',
    categoryCodes: of.categories?.map(({ code }) => code) ?? [],
    areaCodes: of.serviceAreas?.map(({ code }) => code) ?? [],
    latitude: of.location?.latitude ?? '',
    longitude: of.location?.longitude ?? '',
    radiusMeters: of.radiusMeters ?? '',
    feeKind: fee.kind,
    amount: fee.amount ?? '',
    unit: fee.unit ? unitText(t, fee.unit) : '',
    capacity: of.capacity,
    languages: of.languages,
    ...skillValues(of.skills),
    minAgeYears: who.minAgeYears ?? '',
    maxAgeYears: who.maxAgeYears ?? '',
    attributes: who.attributes,
    note: who.note ?? '',
    openingHours: of.openingHours.map(({ weekday, opens, closes }) =>
      writeWeekTime({ weekday, from: opens, to: closes }),
    ),
    closures: of.closures,
  }
}

/** What is sent: everything, so that what was emptied is empty afterwards. */
export function inputOf(values: Values, t: Say) {
  const unit = unitOf(t, textOf(values, 'unit').trim())
  const kind = feeKinds.find((known) => known === values.feeKind) ?? 'FREE'
  const [latitude, longitude] = [numberOf(values, 'latitude'), numberOf(values, 'longitude')]
  return {
    title: textOf(values, 'title'),
    description: textOf(values, 'description') || null,
    categoryCodes: wordsOf(values.categoryCodes),
    serviceAreaCodes: wordsOf(values.areaCodes),
    location: latitude === null || longitude === null ? null : { latitude, longitude },
    radiusMeters: numberOf(values, 'radiusMeters'),
    fee: { kind, amount: kind === 'FREE' ? null : numberOf(values, 'amount'), unit: unit || null },
    capacity: numberOf(values, 'capacity') ?? 0,
    languages: wordsOf(values.languages),
    skills: [...wordsOf(values.skills), ...wordsOf(values.others)],
    eligibility: {
      minAgeYears: numberOf(values, 'minAgeYears'),
      maxAgeYears: numberOf(values, 'maxAgeYears'),
      attributes: wordsOf(values.attributes),
      note: textOf(values, 'note') || null,
    },
    openingHours: hoursOf(values.openingHours),
  } satisfies Input
}

/** Closed days are told of a service that is there already. */
export function closuresOf({ closures }: Values): { readonly closures: string[] } {
  return { closures: wordsOf(closures) }
}
