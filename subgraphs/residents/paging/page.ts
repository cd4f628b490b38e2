/** A page of each parent's rows: the same for all parents that are asked together. */
export interface ParentPage {
  readonly first: number
  readonly after: readonly [string, string] | null
}
