import { ServiceFault } from './service-fault'

/** What a service says, before it is held against what it was asked. */
export interface RawAnswer {
  readonly data: Readonly<Record<string, unknown>> | null
  readonly errors: readonly RawError[]
}

export interface RawError {
  /** Null: about nothing in particular. */
  readonly path: readonly (string | number)[] | null
}

/** Names that mean something to JavaScript itself. */
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
/** Deeper than any operation that the hub lets in. */
const deepest = 100
/** Errors of one answer beyond these are not looked at. */
const errorsRead = 200

/** Throws ServiceFault for what is no GraphQL answer, or holds names that could reach into the hub. */
export function answerOf(text: string): RawAnswer {
  const answer = parsed(text)
  if (!isObject(answer)) throw new ServiceFault('Its answer is not a GraphQL answer.')
  refuseForbidden(answer)
  const { data = null, errors = [] } = answer
  if (data !== null && !isObject(data)) throw new ServiceFault('The data of its answer is not an object.')
  if (!Array.isArray(errors)) throw new ServiceFault('The errors of its answer are not a list.')
  if (data === null && errors.length === 0) throw new ServiceFault('Its answer has neither data nor errors.')
  return { data, errors: errors.slice(0, errorsRead).map(errorOf) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ServiceFault('Its answer is not JSON.')
  }
}

/** Level by level, not by recursion: an answer may be nested deeper than the stack is. */
function refuseForbidden(answer: object): void {
  let level: object[] = [answer]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) throw new ServiceFault('Its answer is nested too deep.')
    const next: object[] = []
    for (const value of level) {
      if (!Array.isArray(value) && Object.keys(value).some((key) => forbidden.has(key)))
        throw new ServiceFault('Its answer has a field by a name that is not allowed.')
      for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) next.push(part as object)
    }
    level = next
  }
}

function errorOf(error: unknown): RawError {
  const path = isObject(error) ? error['path'] : null
  const good = Array.isArray(path) && path.every((part) => typeof part === 'string' || typeof part === 'number')
  return { path: good ? (path as (string | number)[]) : null }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
