import { officerRoles, stationRoles, type Viewer } from '../../../shared/auth'
import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import type { Page } from '../../../shared/graphql'
import { isUuid } from '../../../shared/validation'
import type { CaseFilter, CaseOrder } from './case-question'
import type { CaseStore, StoredCase } from './case.store'
import { seen } from './case.policy'

/** What a caller of the list may leave out. */
export type CaseQuestion = { readonly [Name in keyof Omit<CaseFilter, 'now' | 'own'>]?: CaseFilter[Name] | undefined }

/** Finding cases; each is answered as far as the viewer may read it. */
export class CaseReadingService {
  constructor(
    private readonly cases: CaseStore,
    private readonly clock: Clock,
  ) {}

  async byNumber(caller: Caller, number: string): Promise<StoredCase | null> {
    const the = await caller.read((tx) => this.cases.byNumber(tx, number))
    return the && seen(caller.viewer, the)
  }

  /** Up to one more than the page, and how to count all of them. */
  async list(caller: Caller, question: CaseQuestion, order: CaseOrder, page: Page) {
    const filter = this.filterOf(question, caller.viewer)
    if (filter === null) return { rows: [], count: 0 }
    const rows = await caller.read((tx) => this.cases.list(tx, filter, order, page))
    return {
      rows: rows.map((the) => seen(caller.viewer, the)),
      count: () => caller.read((tx) => this.cases.count(tx, filter)),
    }
  }

  /** Null when it asks for a person that cannot be. */
  private filterOf(asked: CaseQuestion, viewer: Viewer): CaseFilter | null {
    const { assigneeId = null, residentId = null } = asked
    if ([assigneeId, residentId].some((id) => id !== null && !isUuid(id))) return null
    return {
      area: asked.area ?? null,
      status: asked.status ?? null,
      line: asked.line ?? null,
      categoryCode: asked.categoryCode ?? null,
      assigneeId,
      residentId,
      overdue: asked.overdue ?? null,
      now: this.clock.now(),
      escalated: asked.escalated ?? null,
      urgency: asked.urgency ?? null,
      openedFrom: asked.openedFrom ?? null,
      openedTo: asked.openedTo ?? null,
      search: asked.search?.normalize('NFC').trim() || null,
      own: ownOf(viewer),
    }
  }
}

function ownOf({ role, area, id }: Viewer): CaseFilter['own'] {
  const bound = [...officerRoles, ...stationRoles].includes(role) && area !== null
  return bound ? { area, ofStation: stationRoles.includes(role), holderId: isUuid(id) ? id : null } : null
}
