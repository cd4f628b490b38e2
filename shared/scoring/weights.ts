/** What each reason counts for, in every match source of the hub itself. */
export const reasonWeights = {
  category: 0.3,
  proximity: 0.25,
  trackRecord: 0.2,
  responsiveness: 0.1,
} as const

/** Levels up to a broader category cost less than levels down to a special one. */
export const categoryDecay = { up: 0.8, down: 0.6 } as const

/** The value where a place, or how fast somebody answers, is not known. */
export const unknownValue = 0.5

/** A provider nobody has evaluated counts as if `evaluations` residents had given `rating`. */
export const ratingPrior = { evaluations: 5, rating: 3.5 } as const
