import type { Operation } from './operation'

export interface AnsweredError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** What came back over HTTP. */
export interface Answer<Data> {
  readonly data: Data | null
  readonly errors: readonly AnsweredError[]
}

/** Sends one operation to the hub as any client would: a POST with a bearer token, or without one. */
export async function ask<Data>(
  url: string,
  token: string | null,
  { text }: Operation<Data>,
  variables: Readonly<Record<string, unknown>>,
): Promise<Answer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: text, variables }),
  })
  const body = await response.text()
  const parsed = parseAnswer<Data>(body)
  if (!parsed) throw new Error(`The hub answered ${response.status} with no GraphQL in it: ${body.slice(0, 500)}`)
  return parsed
}

function parseAnswer<Data>(body: string): Answer<Data> | null {
  try {
    const { data = null, errors = [] } = JSON.parse(body) as { data?: Data | null; errors?: AnsweredError[] }
    return { data, errors }
  } catch {
    return null
  }
}

/** Whether the answer was refused with this code, anywhere in it. */
export function refusedWith(answer: Answer<unknown>, code: string): AnsweredError | undefined {
  return answer.errors.find((error) => error.extensions?.['code'] === code)
}
