/** Somebody in the story. */
export interface Person {
  readonly name: string
  /** What they are to the station: `general social worker`. */
  readonly title: string
  /** Null: somebody who has not signed in. */
  readonly token: string | null
}

export const passerBy: Person = { name: 'A passer-by', title: 'not signed in', token: null }
