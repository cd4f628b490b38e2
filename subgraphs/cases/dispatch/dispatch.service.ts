import type { Clock, Ids } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { ValidationFailed } from '../../../shared/errors'
import type { HubClient } from '../../../shared/hub'
import type { Logger } from '../../../shared/logging'
import { isUuid } from '../../../shared/validation'
import type { CandidateList } from '../candidate/candidate'
import type { CandidateService } from '../candidate/candidate.service'
import { allowedFrom, type Case } from '../case/case'
import { isOfStation } from '../case/case.policy'
import type { CaseStore } from '../case/case.store'
import { isOut } from '../referral/referral'
import type { ReferralStore } from '../referral/referral.store'
import { scoreOf, type DispatchPlan, type Unassigned, type WaitingNeed } from './dispatch'
import { StillPlanning } from './dispatch.errors'
import type { DispatchStore } from './dispatch.store'
import { greedy } from './greedy'
import { hasRoom, optimum } from './optimum'
import { roomsOf } from './room'

interface Ports {
  readonly cases: CaseStore
  readonly referrals: ReferralStore
  readonly dispatches: DispatchStore
  readonly candidates: Pick<CandidateService, 'find'>
  readonly hub: HubClient
  readonly clock: Clock
  readonly ids: Ids
  /** Ends when whoever asked has waited as long as may be, or when the signal says that nobody waits any longer. */
  readonly patience: (signal: AbortSignal) => Promise<unknown>
  readonly log: Pick<Logger, 'warn'>
}

/** Most needs of one plan, and the candidates of each that it looks at. */
const mostNeeds = 2000
const candidatesEach = 50
/** Needs that the match sources are asked about in one question. */
const askedAtOnce = 100

/** Plans of many needs at once; nothing is offered until one is applied. */
export class DispatchService {
  constructor(private readonly on: Ports) {}

  /**
   * Plans the named cases, or all that wait for a provider at or below an area (by default the caller's own), and
   * answers the plan's id. Throws ValidationFailed for cases that are not the station's, NotSolved, and StillPlanning when
   * it takes longer than anybody waits: it is computed on then, and kept under the id that the error names.
   */
  async plan(caller: Caller, caseIds: readonly string[] | null, area: string | null): Promise<string> {
    const where = area ?? caller.viewer.area ?? ''
    const needs = await this.needs(caller, caseIds, where)
    const id = this.on.ids.next()
    const planned = this.compute(caller, id, where, needs)
    const waiting = new AbortController()
    const late = this.on.patience(waiting.signal).then(
      () => true,
      () => true,
    )
    try {
      if (await Promise.race([planned.then(() => false), late])) throw new StillPlanning(id)
    } catch (error) {
      if (error instanceof StillPlanning) this.letGo(planned)
      throw error
    } finally {
      waiting.abort()
    }
    return id
  }

  /** Nobody waits for it any longer: what becomes of it is found under its id, or in the log. */
  private letGo(planned: Promise<void>): void {
    planned.catch((err: unknown) =>
      this.on.log.warn({ err }, 'a dispatch plan that nobody waited for was not computed'),
    )
  }

  private async compute(
    caller: Caller,
    id: string,
    areaCode: string,
    { waiting, unassigned }: { waiting: readonly Case[]; unassigned: readonly Unassigned[] },
  ): Promise<void> {
    const needs = await this.withCandidates(caller, waiting)
    const rooms = await roomsOf(
      this.on.hub,
      caller,
      needs.flatMap((need) => need.candidates),
    )
    const assignments = await optimum(needs, rooms)
    const assigned = new Set(assignments.map(({ caseId }) => caseId))
    const left = needs.filter((need) => !assigned.has(need.caseId))
    const reasons = left.map((need): Unassigned => {
      const anybody = need.candidates.some((candidate) => hasRoom(candidate, rooms))
      const full = anybody ? 'Those with room are needed more elsewhere.' : 'None of the candidates has room.'
      return { caseId: need.caseId, reason: need.candidates.length === 0 ? 'There is no candidate.' : full }
    })
    const plan: DispatchPlan = {
      id,
      areaCode,
      madeBy: caller.viewer.id,
      assignments,
      unassigned: [...unassigned, ...reasons],
      totalScore: scoreOf(assignments),
      greedyScore: scoreOf(greedy(needs, rooms)),
      createdAt: this.on.clock.now(),
      appliedAt: null,
    }
    await caller.write((tx) => this.on.dispatches.add(tx, plan))
  }

  byId(caller: Caller, id: string): Promise<DispatchPlan | null> {
    return isUuid(id) ? caller.read((tx) => this.on.dispatches.byId(tx, id)) : Promise.resolve(null)
  }

  /** Cases that a provider can be found for now, and those that were named but are not among them. */
  private needs(caller: Caller, named: readonly string[] | null, area: string) {
    if (named && named.length > mostNeeds)
      throw new ValidationFailed([{ path: 'caseIds', message: `Must name at most ${mostNeeds} cases.` }])
    return caller.read(async (tx) => {
      const ids = named ? [...new Set(named)].filter(isUuid) : await this.on.dispatches.waiting(tx, area, mostNeeds)
      const found = (await this.on.cases.byIds(tx, ids)).filter((the) => isOfStation(tx.viewer, the))
      const known = new Set(found.map((the) => the.id))
      const unknown = (named ?? []).flatMap((id, index) => (known.has(id) ? [] : [index]))
      if (unknown.length > 0)
        throw new ValidationFailed(unknown.map((index) => ({ path: `caseIds.${index}`, message: 'Is unknown.' })))
      const out = (await this.on.referrals.ofCases(tx, ids)).filter((referral) => isOut(referral.status))
      const referred = new Set(out.map((referral) => referral.caseId))
      const reasonOf = (the: Case): string | null => {
        if (!allowedFrom(the).includes('COORDINATING')) return `Is ${the.status}: nobody can be called in now.`
        return referred.has(the.id) ? 'Has a referral that is out.' : null
      }
      return {
        waiting: found.filter((the) => reasonOf(the) === null),
        unassigned: found.flatMap((the): Unassigned[] => {
          const reason = reasonOf(the)
          return reason === null ? [] : [{ caseId: the.id, reason }]
        }),
      }
    })
  }

  private async withCandidates(caller: Caller, waiting: readonly Case[]): Promise<WaitingNeed[]> {
    const needs: WaitingNeed[] = []
    for (let from = 0; from < waiting.length; from += askedAtOnce) {
      const part = waiting.slice(from, from + askedAtOnce)
      const ids = part.map((the) => the.id)
      const lists: readonly CandidateList[] = await this.on.candidates.find(caller, ids, candidatesEach)
      for (const [index, { id, openedAt, requirements }] of part.entries())
        needs.push({ caseId: id, openedAt, windows: requirements.windows, candidates: lists[index]?.items ?? [] })
    }
    return needs
  }
}
