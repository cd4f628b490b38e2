import type { Candidate } from '../candidate/candidate'
import type { TimeWindow } from '../case/case-parts'

/** A need that waits for somebody, with its first candidates. */
export interface WaitingNeed {
  readonly caseId: string
  readonly openedAt: Date
  readonly windows: readonly TimeWindow[]
  readonly candidates: readonly Candidate[]
}

/** How many more needs an offer can take, by `offerKey`; what is not in it can take none. */
export type Rooms = ReadonlyMap<string, number>

export interface Assignment {
  readonly caseId: string
  readonly candidate: Candidate
  /** Once it has been offered. */
  readonly referralId: string | null
}

export interface Unassigned {
  readonly caseId: string
  readonly reason: string
}

/** The assignment of many needs to many providers, kept until it is applied or has run out. */
export interface DispatchPlan {
  readonly id: string
  readonly areaCode: string
  readonly madeBy: string
  readonly assignments: readonly Assignment[]
  readonly unassigned: readonly Unassigned[]
  readonly totalScore: number
  readonly greedyScore: number
  readonly createdAt: Date
  readonly appliedAt: Date | null
}

const lifetime = 30 * 60_000

/** Capacities, rights and needs have moved on after half an hour. */
export function hasExpired(plan: Pick<DispatchPlan, 'createdAt'>, now: Date): boolean {
  return now.getTime() - plan.createdAt.getTime() > lifetime
}

export function isGroup(candidate: Pick<Candidate, 'providerKind'>): boolean {
  return candidate.providerKind === 'VOLUNTEER_GROUP'
}

/** What shares one capacity: a service, a group, or what a partner's own subgraph offers. */
export function offerKey(candidate: Pick<Candidate, 'providerKind' | 'providerId' | 'offerId'>): string {
  return isGroup(candidate) ? candidate.providerId : (candidate.offerId ?? candidate.providerId)
}

/** Whether two needs ask for the same time; one without windows may turn out to be at any time. */
export function clash(a: readonly TimeWindow[], b: readonly TimeWindow[]): boolean {
  if (a.length === 0 || b.length === 0) return true
  return a.some((one) => b.some((other) => one.startsAt < other.endsAt && other.startsAt < one.endsAt))
}

export const scoreOf = (assignments: readonly Pick<Assignment, 'candidate'>[]) =>
  assignments.reduce((sum, { candidate }) => sum + candidate.score, 0)
