import { z } from 'zod'
import type { FieldProblem } from '../../../shared/errors'

const text = z.string().nullish()
const number = z.number().nullish()
const list = <Item extends z.ZodType>(item: Item) => z.array(item).nullish()

const schedule = z.object({
  freq: text,
  interval: number,
  byday: text,
  bymonthday: text,
  opens_at: text,
  closes_at: text,
  timezone: number,
  valid_from: text,
  valid_to: text,
  until: text,
})

const location = z.object({ latitude: number, longitude: number, schedules: list(schedule) })

const taxonomyTerm = z.object({ id: text, code: text, name: text, term_uri: text })

/** What an HSDS 3 service object says that the hub keeps; whatever else it says is passed over. */
const serviceObject = z.object({
  id: z.string().regex(/^[\x21-\x7e]{1,200}$/),
  name: z.string(),
  description: text,
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']).nullish(),
  fees_description: text,
  eligibility_description: text,
  minimum_age: number,
  maximum_age: number,
  schedules: list(schedule),
  service_areas: list(z.object({ name: text, extent: text, extent_type: text, uri: text })),
  service_at_locations: list(z.object({ location: location.nullish(), schedules: list(schedule) })),
  locations: list(location),
  languages: list(z.object({ name: text, code: text })),
  organization: z.object({ locations: list(location) }).nullish(),
  cost_options: list(
    z.object({
      option: text,
      currency: text,
      amount: number,
      amount_description: text,
      valid_from: text,
      valid_to: text,
    }),
  ),
  attributes: list(
    z.object({ link_type: text, value: text, taxonomy_term_id: text, taxonomy_term: taxonomyTerm.nullish() }),
  ),
})

export type HsdsRow = z.infer<typeof serviceObject>
export type HsdsSchedule = z.infer<typeof schedule>
export type HsdsLocation = z.infer<typeof location>
export type HsdsAttribute = NonNullable<HsdsRow['attributes']>[number]

/** A row whose parts have the types they must have, or every one that has not, with its path inside the row. */
export function shaped(value: unknown): { readonly row: HsdsRow } | { readonly problems: readonly FieldProblem[] } {
  const parsed = serviceObject.safeParse(value, { reportInput: true })
  if (parsed.success) return { row: parsed.data }
  return { problems: parsed.error.issues.map((issue) => ({ path: pathOf(issue.path), message: messageOf(issue) })) }
}

/** The id that a row gives itself, also when the rest of it is faulty. */
export function givenId(value: unknown): string | null {
  const id = value !== null && typeof value === 'object' ? (value as { id?: unknown }).id : null
  return typeof id === 'string' && id.trim() !== '' ? id.trim().slice(0, 200) : null
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map((part, n) => (typeof part === 'number' ? `[${part}]` : `${n > 0 ? '.' : ''}${String(part)}`)).join('')
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `Must be one of: ${issue.values.join(', ')}.`
  if (issue.code === 'invalid_format') return 'Must be an id of at most 200 printable characters.'
  if (issue.code !== 'invalid_type') return 'Must be as HSDS 3 describes it.'
  if (issue.input === undefined) return 'Must be given.'
  return `Must be ${issue.expected === 'array' || issue.expected === 'object' ? 'an' : 'a'} ${issue.expected}.`
}
