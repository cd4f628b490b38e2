/** A partner's subgraph as it was plugged in at some time; a change makes another revision. */
export interface PlugIn {
  readonly name: string
  readonly revision: number
  readonly url: string
  readonly sdl: string
  /** The organisation; null: an administrator plugged it in for nobody in particular. */
  readonly ownerId: string | null
  /** Fields it adds to entities of other subgraphs: `Case.mealOffers`. */
  readonly contributes: readonly string[]
  /** Fields of other subgraphs that the hub sends it; nothing else ever reaches it. */
  readonly receives: readonly string[]
  /** Fields of Case that the hub asks for candidates. */
  readonly matchSources: readonly string[]
  readonly pluggedBy: string
  readonly pluggedAt: Date
}

/** Its newest revision, and whether that is to be served. */
export interface PlugInState extends PlugIn {
  readonly plugged: boolean
}
