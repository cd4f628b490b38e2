import { ValidationFailed } from '../../shared/errors'
import { page, type Page } from '../../shared/graphql'
import { isUuid } from '../../shared/validation'

/** A page of a list that is ordered by a time and an id; a cursor of another list is refused. */
export function datedPage(first: number | null | undefined, after: string | null | undefined): Page {
  const asked = page(first, after)
  const [at, id] = asked.after ?? []
  if (asked.after && !(typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && isUuid(id)))
    throw foreignCursor
  return asked
}

/** A page of a list that is ordered by a number. */
export function numberedPage(
  first: number | null | undefined,
  after: string | null | undefined,
  byDefault: number,
): Page {
  const asked = page(first, after, byDefault)
  if (asked.after && !Number.isSafeInteger(asked.after[0])) throw foreignCursor
  return asked
}

const foreignCursor = new ValidationFailed([{ path: 'after', message: 'Is not a cursor of this list.' }])
