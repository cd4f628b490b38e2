/** A schema that is refused: `refused` names the code and the coordinate of every error, in order. */
export interface Hostile {
  /** What the schema does. */
  readonly title: string
  readonly sdl: string
  readonly refused: readonly string[]
}
