export const handlings = ['IMMEDIATE', 'DOCUMENTS', 'TRANSFER'] as const
/** How an affair is handled: at once at the window, with documents, or by whoever can do it. */
export type Handling = (typeof handlings)[number]

/** The promise, in working hours. */
export interface Commitment {
  readonly respondWithinHours: number
  readonly completeWithinHours: number
}

/** One of the affairs that the station undertakes. */
export interface ServiceItem {
  readonly code: string
  readonly title: string
  readonly categoryCode: string
  readonly handling: Handling
  readonly requiredDocuments: readonly string[]
  readonly commitment: Commitment
  readonly active: boolean
}

/** What holds for a need that no service item describes: an answer within half a day, done within a week. */
export const usualCommitment: Commitment = { respondWithinHours: 4, completeWithinHours: 40 }
