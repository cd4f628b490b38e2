import type { Person } from './person'
import type { Scene } from './scene'
import { readCase, type CaseState } from './operations/cases'

/** The resident of the story and the case that the story is about. */
export interface Need {
  readonly caseId: string
  readonly number: string
  readonly residentId: string
  /** The resident, signed in to the app. */
  readonly resident: Person
}

/** The case as it stands, read without a word: a version to decide on. */
export async function current({ tour, people }: Scene, need: Need): Promise<CaseState> {
  return tour.awaits(people.worker, readCase, { id: need.caseId }, (data) => data.case)
}
