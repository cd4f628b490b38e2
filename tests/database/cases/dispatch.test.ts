import { anonymous } from '../../../shared/auth'
import { systemIds } from '../../../shared/clock'
import type { HubError } from '../../../shared/errors'
import type { HubAnswer, HubClient } from '../../../shared/hub'
import { silentLog } from '../../../shared/logging'
import type { CandidateList } from '../../../subgraphs/cases/candidate/candidate'
import { PgCaseStore } from '../../../subgraphs/cases/case/case.store.pg'
import { DispatchService } from '../../../subgraphs/cases/dispatch/dispatch.service'
import { PgDispatchStore } from '../../../subgraphs/cases/dispatch/dispatch.store.pg'
import { PgReferralStore } from '../../../subgraphs/cases/referral/referral.store.pg'
import type { TestSubgraph } from '../../support'
import { ask, fakeHub, ids, openCases, viewers } from './territory'

const first = '00000000-0000-7000-8000-00000000d001'
const second = '00000000-0000-7000-8000-00000000d002'
const room = new Map([
  [first, 1],
  [second, 1],
])
const match = (provider: string, offerId: string, score: number) => ({
  provider: { id: provider, name: 'Provider', kind: 'ENTERPRISE' },
  ...{ title: 'Repairs', offerId, score, distanceMeters: null, fee: null, reasons: [] },
})

/** The first two cases that are asked about want the same service; one of them could do with the other one as well. */
let wanted: string[] = []
const matching = fakeHub([
  {
    ...{ field: 'serviceMatches', subgraph: 'partners', takesFirst: true, pluggedIn: false, ownerId: null },
    answer: (caseIds): HubAnswer => ({
      data: {
        casesById: caseIds.map((id) => {
          const both = [match(ids.enterprise, first, 0.9), match(ids.otherEnterprise, second, 0.8)]
          const offers = id === wanted[0] ? both : id === wanted[1] ? [match(ids.enterprise, first, 0.85)] : []
          return { id, serviceMatches: offers }
        }),
      },
    }),
  },
])
const hub: HubClient = {
  matchSources: () => matching.matchSources(),
  query: (viewer, operation, variables) =>
    operation.startsWith('query Rooms')
      ? Promise.resolve({
          data: Object.fromEntries(
            Object.entries(variables).map(([name, id]) => [name, { id, capacity: room.get(String(id)) ?? 0, load: 0 }]),
          ),
        })
      : matching.query(viewer, operation, variables),
}

let subgraph: TestSubgraph
beforeEach(async () => {
  room.set(first, 1).set(second, 1)
  subgraph = await openCases(hub)
  wanted = [await inProgress(), await inProgress(), await inProgress()]
})
afterEach(() => subgraph.close())

async function inProgress(): Promise<string> {
  const { openCase } = await ask<{ openCase: { id: string } }>(
    subgraph,
    viewers.worker,
    `mutation { openCase(input: { channel: APP, communityCode: "x.g.qianggen", summary: "A tap drips", serviceItemCode: "tap" }) { id } }`,
  )
  const { id } = openCase
  for (const step of [
    `acceptCase(id: "${id}", expectedVersion: 1)`,
    `assessCase(input: { caseId: "${id}", expectedVersion: 2, causes: "a", situation: "b" })`,
    `planCase(id: "${id}", expectedVersion: 3, goals: [{ text: "a", activity: "b" }])`,
    `startCase(id: "${id}", expectedVersion: 4)`,
  ])
    await ask(subgraph, viewers.worker, `mutation { ${step} { id } }`)
  return id
}

interface Plan {
  readonly id: string
  readonly assignments: readonly { case: { id: string }; candidate: { offerId: string } }[]
  readonly unassigned: readonly { case: { id: string }; reason: string }[]
  readonly totalScore: number
  readonly greedyScore: number
  readonly appliedAt: string | null
}
const fields = `{ id totalScore greedyScore appliedAt assignments { case { id } candidate { offerId } } unassigned { case { id } reason } }`

/** A plan that takes a busy machine longer than it may is asked for by its id, as the answer says. */
const plan = async (about = '', viewer: object = viewers.worker) => {
  try {
    return (await ask<{ planDispatch: Plan }>(subgraph, viewer, `mutation { planDispatch${about} ${fields} }`))
      .planDispatch
  } catch (error) {
    const { planId } = error as { planId?: string }
    if (planId === undefined) throw error
    for (;;) {
      const found = await read(planId, viewer)
      if (found) return found
    }
  }
}
const apply = async (id: string) =>
  (
    await ask<{ applyDispatch: { case: { id: string }; offerId: string; status: string }[] }>(
      subgraph,
      viewers.worker,
      `mutation { applyDispatch(planId: "${id}") { case { id } offerId status } }`,
    )
  ).applyDispatch
const read = async (id: string, viewer: object = viewers.worker) =>
  (await ask<{ dispatchPlan: Plan | null }>(subgraph, viewer, `{ dispatchPlan(id: "${id}") ${fields} }`)).dispatchPlan

describe('a dispatch plan', () => {
  it('gives the busy service to who has no other, and says why somebody is left', async () => {
    const made = await plan()
    expect(made.assignments.map((each) => [each.case.id, each.candidate.offerId]).sort()).toEqual(
      [
        [wanted[0], second],
        [wanted[1], first],
      ].sort(),
    )
    expect(made.totalScore).toBeCloseTo(1.65)
    expect(made.greedyScore).toBeCloseTo(0.9)
    expect(made.unassigned).toEqual([{ case: { id: wanted[2] }, reason: 'There is no candidate.' }])
    expect(made.appliedAt).toBeNull()
  })

  it('says when nobody has room, and when a case is not ready', async () => {
    room.set(first, 0).set(second, 0)
    const { openCase } = await ask<{ openCase: { id: string } }>(
      subgraph,
      viewers.worker,
      `mutation { openCase(input: { channel: APP, communityCode: "x.g.qianggen", summary: "New", serviceItemCode: "tap" }) { id } }`,
    )
    const made = await plan(`(caseIds: ["${wanted[0]}", "${openCase.id}"])`)
    expect(new Map(made.unassigned.map((each) => [each.case.id, each.reason]))).toEqual(
      new Map([
        [wanted[0], 'None of the candidates has room.'],
        [openCase.id, 'Is RECEIVED: nobody can be called in now.'],
      ]),
    )
  })

  it('offers when it is applied, once, and is the same when it is applied again', async () => {
    const made = await plan()
    expect(await apply(made.id)).toHaveLength(2)
    const referrals = await apply(made.id)
    expect(referrals.map((each) => each.status)).toEqual(['OFFERED', 'OFFERED'])
    expect(await read(made.id)).toMatchObject({
      appliedAt: expect.any(String) as string,
      assignments: made.assignments,
    })
    const again = await plan()
    expect(again.assignments).toEqual([])
    expect(again.unassigned).toEqual([{ case: { id: wanted[2] }, reason: 'There is no candidate.' }])
  })

  it('offers what still holds, and says what no longer does', async () => {
    const made = await plan()
    room.set(first, 0)
    await ask(
      subgraph,
      viewers.worker,
      `mutation { offerReferral(input: { caseId: "${wanted[0]}", mode: DIRECT, providers: [{ providerId: "${ids.enterprise}" }] }) { id } }`,
    )
    expect(await apply(made.id)).toEqual([])
    const reasons = (await read(made.id))?.unassigned.map((each) => each.reason)
    expect(reasons).toEqual(
      expect.arrayContaining([
        'No longer holds: the provider has no room left.',
        'No longer holds: it has been referred to somebody else.',
      ]),
    )
  })

  it('runs out after half an hour', async () => {
    const made = await plan()
    subgraph.clock.pass({ minutes: 31 })
    await expect(apply(made.id)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION', from: 'EXPIRED' })
  })

  it('that takes longer than anybody waits is computed on, and found under the id that the error names', async () => {
    let open: (lists: CandidateList[]) => void = () => undefined
    const later = new Promise<CandidateList[]>((resolve) => (open = resolve))
    const service = new DispatchService({
      ...{ cases: new PgCaseStore(), referrals: new PgReferralStore(), dispatches: new PgDispatchStore() },
      ...{ candidates: { find: () => later }, hub, clock: subgraph.clock, ids: systemIds, log: silentLog },
      patience: () => Promise.resolve(),
    })
    const caller = subgraph.running.database.callerOf({ ...anonymous, ...viewers.worker })
    const late: unknown = await service.plan(caller, wanted, null).catch((error: unknown) => error)
    expect(late).toMatchObject({ code: 'SUBGRAPH_TIMEOUT', details: { planId: expect.any(String) as string } })
    await caller.end()
    const { planId } = (late as HubError).details as { planId: string }
    expect(await read(planId)).toBeNull()
    open(wanted.map(() => ({ items: [], missingSources: [] })))
    let made = await read(planId)
    while (made === null) made = await read(planId)
    expect(made.unassigned.map(({ reason }) => reason)).toEqual(wanted.map(() => 'There is no candidate.'))
  })

  it('is for the station alone', async () => {
    const made = await plan()
    expect(await read(made.id, viewers.master)).toMatchObject({ id: made.id })
    expect(await read(made.id, viewers.foreignWorker)).toBeNull()
    await expect(plan('', viewers.subdistrict)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(plan(`(caseIds: ["${wanted[0]}"])`, viewers.foreignWorker)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: [{ path: 'caseIds.0' }],
    })
  })
})
