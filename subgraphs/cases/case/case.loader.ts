import type { Page } from '../../../shared/graphql'
import { manyByKey, manyByKeyAndArguments, oneByKey } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import type { EvaluationStore } from '../evaluation/evaluation.store'
import type { CaseStatus } from './case'
import type { CaseOrigin } from './case-question'
import type { CaseStore } from './case.store'
import { seen } from './case.policy'
import type { NoteStore } from './note.store'
import type { TimelineStore } from './timeline.store'

interface Stores {
  readonly cases: CaseStore
  readonly timeline: TimelineStore
  readonly notes: NoteStore
  readonly evaluations: EvaluationStore
}

export interface StatusPage {
  readonly status: readonly CaseStatus[] | null
  readonly page: Page
}

/** Cases as the viewer may read them, and what hangs on them: one statement for all keys of a request. */
export function caseLoaders({ cases, timeline, notes, evaluations }: Stores) {
  return {
    byId: oneByKey(
      async (tx, ids) => (await cases.byIds(tx, ids.filter(isUuid))).map((the) => seen(tx.viewer, the)),
      (the) => the.id,
    ),
    ofProposal: byOrigin(cases, 'proposalId'),
    ofVisit: byOrigin(cases, 'visitId'),
    ofAppointment: byOrigin(cases, 'appointmentId'),
    documents: manyByKey(
      (tx, ids) => cases.documents(tx, ids),
      (document) => document.caseId,
    ),
    evaluations: manyByKey(
      (tx, ids) => evaluations.ofCases(tx, ids),
      (evaluation) => evaluation.caseId,
    ),
    timeline: manyByKeyAndArguments(
      (tx, ids, page: Page) => timeline.ofCases(tx, ids, page),
      (event) => event.caseId,
    ),
    timelineCount: oneByKey(
      (tx, ids) => timeline.countOfCases(tx, ids),
      (row) => row.key,
    ),
    notes: manyByKeyAndArguments(
      (tx, ids, page: Page) => notes.ofCases(tx, ids, page),
      (note) => note.caseId,
    ),
    noteCount: oneByKey(
      (tx, ids) => notes.countOfCases(tx, ids),
      (row) => row.key,
    ),
    caseload: oneByKey(
      (tx, ids) => cases.caseloads(tx, ids.filter(isUuid)),
      (row) => row.staffId,
    ),
    ofResident: manyByKeyAndArguments(
      async (tx, ids, { status, page }: StatusPage) =>
        (await cases.ofResidents(tx, ids.filter(isUuid), status, page)).map((the) => seen(tx.viewer, the)),
      (the) => the.residentId ?? '',
    ),
    countOfResident: manyByKeyAndArguments(
      (tx, ids, { status }: Pick<StatusPage, 'status'>) => cases.countOfResidents(tx, ids.filter(isUuid), status),
      (row) => row.key,
    ),
  }
}
export type CaseLoaders = ReturnType<typeof caseLoaders>

/** The case that a proposal, visit or appointment became. */
function byOrigin(cases: CaseStore, origin: CaseOrigin) {
  return oneByKey(
    async (tx, ids) => (await cases.byOrigins(tx, origin, ids.filter(isUuid))).map((the) => seen(tx.viewer, the)),
    (the) => the[origin] ?? '',
  )
}
