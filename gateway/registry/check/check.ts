/** A subgraph's schema as the registry keeps it. */
export interface KnownSubgraph {
  readonly name: string
  readonly sdl: string
}

/** One that a partner plugged in before. */
export interface PluggedSubgraph extends KnownSubgraph {
  /** The organisation. */
  readonly ownerId: string
}

/** What a partner wants to plug in. */
export interface CandidateSubgraph extends PluggedSubgraph {
  readonly url: string
}

export interface CheckInput {
  /** The hub's own subgraphs, the registry's `hub` among them. */
  readonly core: readonly KnownSubgraph[]
  /** What is plugged in now; one of the candidate's name is what the candidate replaces. */
  readonly plugged: readonly PluggedSubgraph[]
  readonly candidate: CandidateSubgraph
  /** The supergraph that is served now. */
  readonly servedSdl: string
  /** Documents of the operations that have been asked for lately. */
  readonly operations: readonly string[]
  /** Asks the running service for its `_service { sdl }`, through the fence; null: nobody asks. */
  readonly service: (() => Promise<string>) | null
}

export type CheckSeverity = 'ERROR' | 'WARNING'

export type CheckCode = 'COMPOSITION' | 'CONTRACT' | 'BREAKING_CHANGE' | 'UNREACHABLE' | 'SDL_MISMATCH' | 'NAME_TAKEN'

export interface CheckProblem {
  readonly severity: CheckSeverity
  readonly code: CheckCode
  /** `Type`, `Type.field` or `Type.field(argument:)`, where there is one. */
  readonly coordinate: string | null
  /** For the partner's developer: what is wrong, and what to change. */
  readonly message: string
}

export interface CheckResult {
  /** Whether it may be plugged in: no problem is an ERROR. */
  readonly ok: boolean
  readonly problems: readonly CheckProblem[]
  /** Fields it adds to entities of other subgraphs: `Case.mealOffers`. Sorted. */
  readonly contributes: readonly string[]
  /** Fields of other subgraphs that the hub sends it: `Case.category`. Nothing else ever reaches it. Sorted. */
  readonly receives: readonly string[]
  /** Fields of Case that the hub would ask for candidates: `mealOffers`. Sorted. */
  readonly matchSources: readonly string[]
  /** The supergraph with it; null where the check is not ok. */
  readonly supergraphSdl: string | null
}
