/** One GraphQL operation of the tour, as a client would write it down, and the shape of what it answers. */
export interface Operation<Data> {
  readonly text: string
  /** Never set: it only carries the type of the answer. */
  readonly answer?: Data
}

const all: Operation<unknown>[] = []

/** Writes an operation down; every one is checked against the committed schema before the tour begins. */
export function operation<Data>(text: string): Operation<Data> {
  const written: Operation<Data> = { text: text.trim() }
  all.push(written)
  return written
}

/** Every operation written down so far. */
export function operations(): readonly Operation<unknown>[] {
  return all
}
