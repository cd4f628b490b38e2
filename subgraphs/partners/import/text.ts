import { ValidationFailed } from '../../../shared/errors'

const mostRows = 100_000

/**
 * The service objects of an HSDS text: an array of them, a page of the HSDS API with its envelope, or one alone. Throws
 * ValidationFailed.
 */
export function rowsOf(text: string): readonly unknown[] {
  const rows = listOf(parsed(text))
  if (rows.length > mostRows) throw refused(`Must have at most ${mostRows} services; split it.`)
  return rows
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch {
    throw refused('Must be JSON.')
  }
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (value === null || typeof value !== 'object') throw refused('Must be an array of HSDS service objects.')
  const contents = (value as { contents?: unknown }).contents
  if (contents === undefined) return [value]
  if (!Array.isArray(contents)) throw refused('Its contents must be an array of HSDS service objects.')
  return contents
}

function refused(message: string): ValidationFailed {
  return new ValidationFailed([{ path: 'hsds', message }])
}
