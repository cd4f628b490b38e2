import { ValidationFailed } from '../../../shared/errors'
import type { Page } from '../../../shared/graphql'
import { isUuid } from '../../../shared/validation'

type Key = readonly [string, string]

/** The key of an order by a text and an id; null for the first page. Throws ValidationFailed for another list's cursor. */
export function afterText({ after }: Page): Key | null {
  return after && keyOf(after, isUuid)
}

/** The key of an order by a time and an id. */
export function afterTime({ after }: Page): Key | null {
  return after && timed(keyOf(after, isUuid))
}

/** The key of an order by a time and a number. */
export function afterNumber({ after }: Page): Key | null {
  return after && timed(keyOf(after, (text) => /^\d{1,15}$/.test(text)))
}

function keyOf([first, second, ...more]: NonNullable<Page['after']>, isSecond: (text: string) => boolean): Key {
  if (typeof first !== 'string' || typeof second !== 'string' || more.length > 0 || !isSecond(second)) throw foreign()
  return [first, second]
}

function timed(key: Key): Key {
  if (Number.isNaN(Date.parse(key[0]))) throw foreign()
  return key
}

function foreign(): ValidationFailed {
  return new ValidationFailed([
    { path: 'after', message: 'Is not a cursor of this list. Take endCursor of the page before.' },
  ])
}
