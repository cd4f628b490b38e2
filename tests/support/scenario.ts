import type { TestHub } from './hub'

/** Who asks: a demo person by name, nobody, or a viewer made for the test. */
export type Asker = Parameters<TestHub['as']>[0]

/** One error of an answer, flattened to what tests look at. */
export interface Refusal {
  readonly code: string
  readonly message: string
  /** Dotted: `case.candidates.items.0` */
  readonly path: string
  readonly extensions: Readonly<Record<string, unknown>>
}

export interface Answer<Data> {
  readonly data: Data | null
  readonly refusals: readonly Refusal[]
}

type Variables = Readonly<Record<string, unknown>>

/** Asks the hub through its endpoint, and answers what came, refusals and all. */
export async function ask<Data = unknown>(
  hub: TestHub,
  asker: Asker,
  document: string,
  variables: Variables = {},
): Promise<Answer<Data>> {
  const answer = await hub.as(asker).query(document, variables)
  const refusals = (answer.errors ?? []).map((error) => ({
    code: String(error.extensions?.['code']),
    message: error.message,
    path: (error.path ?? []).join('.'),
    extensions: error.extensions ?? {},
  }))
  return { data: (answer.data ?? null) as Data | null, refusals }
}

/** Asks, and fails when anything at all is refused. */
export async function told<Data>(
  hub: TestHub,
  asker: Asker,
  document: string,
  variables: Variables = {},
): Promise<Data> {
  const { data, refusals } = await ask<Data>(hub, asker, document, variables)
  if (refusals.length > 0 || data === null) {
    const what = refusals.map(({ code, path, message }) => `${code} at ${path || 'the root'}: ${message}`)
    throw new Error(`The hub refused ${document.trim().split('\n')[0]}\n${what.join('\n') || 'with no data'}`)
  }
  return data
}

/** Asks, and answers the one refusal that is expected; fails when there is none, or more. */
export async function refused(
  hub: TestHub,
  asker: Asker,
  document: string,
  variables: Variables = {},
): Promise<Refusal> {
  const { data, refusals } = await ask(hub, asker, document, variables)
  const [refusal, ...more] = refusals
  if (!refusal || more.length > 0)
    throw new Error(`Expected one refusal: ${JSON.stringify(refusals)}, with ${JSON.stringify(data)}`)
  return refusal
}

/** Paths named by a VALIDATION_FAILED refusal. */
export function fieldsOf(refusal: Refusal): string[] {
  const fields = refusal.extensions['fields']
  if (!Array.isArray(fields)) throw new Error(`${refusal.code} names no fields: ${refusal.message}`)
  return fields.map((field: { path: string }) => field.path)
}
