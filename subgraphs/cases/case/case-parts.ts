/** What a provider must offer to fit. Empty or null: does not matter. */
export interface NeedRequirements {
  readonly languages: readonly string[]
  readonly skills: readonly string[]
  readonly attributes: readonly string[]
  readonly ageYears: number | null
  /** CNY */
  readonly maxFee: number | null
  readonly windows: readonly TimeWindow[]
  readonly helpers: number
}

export interface TimeWindow {
  readonly startsAt: Date
  readonly endsAt: Date
}

export const noRequirements: NeedRequirements = {
  languages: [],
  skills: [],
  attributes: [],
  ageYears: null,
  maxFee: null,
  windows: [],
  helpers: 1,
}

/** Step 2: what investigation and diagnosis found. */
export interface Assessment {
  readonly causes: string
  readonly situation: string
  readonly resources: string | null
  readonly byId: string
  readonly at: Date
}

/** Step 3 */
export interface ServicePlan {
  readonly goals: readonly PlanGoal[]
  readonly byId: string
  readonly at: Date
}

export interface PlanGoal {
  readonly id: string
  readonly text: string
  readonly activity: string
  readonly categoryCode: string | null
  /** `YYYY-MM-DD` */
  readonly dueOn: string | null
  readonly achieved: boolean | null
}

/** What the resident takes home. */
export interface Certificate {
  readonly number: string
  readonly issuedAt: Date
  readonly byId: string
  readonly text: string
}

export interface CaseDocument {
  readonly caseId: string
  readonly name: string
  readonly receivedAt: Date | null
}
