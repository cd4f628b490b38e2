import fc from 'fast-check'
import { sql } from '../../../shared/database/pg'
import type { MatchSource } from '../../../shared/hub'
import type { TestViewer } from '../../support'
import { broken } from '../../support/case-invariants'
import { more, Station } from './station'
import { fakeHub, ids, viewers } from './territory'

const source: MatchSource = {
  ...{ field: 'serviceMatches', subgraph: 'partners', takesFirst: true, pluggedIn: false, ownerId: null },
}
const provider = (id: string) => ({
  provider: { id, name: 'Somebody', kind: 'ENTERPRISE' },
  ...{ title: 'Help', offerId: null, score: 0.5, distanceMeters: null, fee: null, reasons: [] },
})
const hub = fakeHub([
  {
    ...source,
    answer: (caseIds) => {
      const serviceMatches = [ids.enterprise, ids.otherEnterprise, ids.group].map(provider)
      return { data: { casesById: caseIds.map((id) => ({ id, serviceMatches })) } }
    },
  },
])

let station: Station
beforeAll(async () => {
  station = await Station.open(hub)
})
afterAll(() => station.subgraph.close())

interface State {
  readonly version: number
  readonly referrals: readonly { readonly id: string; readonly provider: { readonly id: string } }[]
}

/** Everything that can be asked of a case and its referrals, by whoever may; most of it at the wrong time. */
type Ask = (id: string, the: State, n: number) => readonly [TestViewer, string]

const referralOf = (the: State, n: number) => the.referrals[n % Math.max(1, the.referrals.length)]
const providerOf = (the: State, n: number): TestViewer => {
  const organizationId = referralOf(the, n)?.provider.id ?? ids.enterprise
  return { id: 'client', role: organizationId === ids.group ? 'VOLUNTEER_COORDINATOR' : 'PARTNER', organizationId }
}
const ofCase = (name: string, rest = '', viewer: TestViewer = viewers.worker): Ask => {
  return (id, { version }) => [viewer, `${name}(id: "${id}", expectedVersion: ${version}${rest}) { id }`]
}
const ofReferral = (name: string, rest = '', byProvider = true): Ask => {
  return (_, the, n) => [
    byProvider ? providerOf(the, n) : viewers.worker,
    `${name}(id: "${referralOf(the, n)?.id ?? ids.absent}"${rest}) { id }`,
  ]
}
const offer = (mode: string, providers: string, viewer: TestViewer = viewers.worker): Ask => {
  return (id) => [viewer, `offerReferral(input: { caseId: "${id}", mode: ${mode} ${providers} }) { id }`]
}
const named = (...who: string[]) => `, providers: [${who.map((id) => `{ providerId: "${id}" }`).join(' ')}]`

const asks: readonly Ask[] = [
  ofCase('acceptCase'),
  (id, { version }) => [
    viewers.worker,
    `assessCase(input: { caseId: "${id}", expectedVersion: ${version}, causes: "a", situation: "b" }) { id }`,
  ],
  ofCase('planCase', ', goals: [{ text: "a", activity: "b" }]'),
  ofCase('startCase'),
  ofCase('redirectCase', ', to: "the district", reason: "Beyond us"'),
  ofCase('withdrawCase', ', reason: "No need"', viewers.resident),
  ofCase('pauseCase', ', reason: "Waits"'),
  ofCase('resumeCase'),
  ofCase('escalateCase', ', reason: "Too much"'),
  ofCase('handBackCase', ', reason: "Yours"', viewers.subdistrict),
  ofCase('reassignCase', `, assigneeId: "${more.deputy.id}"`, viewers.master),
  ofCase('resolveCase', ', outcome: "Done"'),
  ofCase('closeCase'),
  ofCase('reopenCase', ', reason: "Again"'),
  (id) => [viewers.worker, `addNote(caseId: "${id}", body: "n") { id }`],
  (id) => [viewers.worker, `receiveDocument(caseId: "${id}", name: "Identity card") { id }`],
  (id) => [viewers.worker, `receiveDocument(caseId: "${id}", name: "Medical record") { id }`],
  (id) => [viewers.master, `urgeCase(id: "${id}") { id }`],
  (id) => [
    viewers.resident,
    `evaluateCase(input: { caseId: "${id}", by: RESIDENT, resolved: false, satisfaction: 2 }) { id }`,
  ],
  offer('DIRECT', named(ids.enterprise)),
  offer('FIRST_ACCEPT', named(ids.enterprise, ids.otherEnterprise, ids.group)),
  offer('CASCADE', ''),
  offer('JOINT', named(more.department.organizationId, more.otherDepartment.organizationId), viewers.subdistrict),
  ofReferral('answerReferral', ', answer: ACCEPT'),
  ofReferral('answerReferral', ', answer: ACCEPT'),
  ofReferral('answerReferral', ', answer: DECLINE'),
  ofReferral('checkInReferral'),
  ofReferral('reportReferral', ', outcome: { done: true, text: "Done" }'),
  ofReferral('confirmReferral', ', accepted: true', false),
  ofReferral('confirmReferral', ', accepted: false, reason: "No"', false),
  ofReferral('withdrawReferral', ', reason: "No"', false),
  ofReferral('urgeReferral', '', false),
]

async function stateOf(id: string): Promise<State> {
  const text = `{ case(id: "${id}") { version referrals { id provider { id } } } }`
  return (await station.ask<{ case: State }>(viewers.worker, text)).case
}

/** What the hub may answer to a step that comes too late, too early or from the wrong side. */
const refusals = /^(CONFLICT|ILLEGAL_TRANSITION|NOT_FOUND|VALIDATION_FAILED|DOCUMENTS_MISSING|RATE_LIMITED|FORBIDDEN)$/

/** Several people at once, each deciding on what all of them have just seen. */
async function together(id: string, round: readonly (readonly [number, number])[]): Promise<void> {
  const the = await stateOf(id)
  const answers = await Promise.all(
    round.map(([which, n]) => {
      const [viewer, text] = (asks[which] as Ask)(id, the, n)
      return station.subgraph.as(viewer).query(`mutation { ${text} }`)
    }),
  )
  for (const { errors } of answers)
    for (const error of errors ?? []) expect(String(error.extensions['code'])).toMatch(refusals)
}

test('whatever is asked of a case by however many people at once, no combination comes about that there is not', async () => {
  const ask = fc.tuple(fc.nat({ max: asks.length - 1 }), fc.nat({ max: 5 }))
  const rounds = fc.array(fc.tuple(fc.array(ask, { minLength: 2, maxLength: 6 }), fc.nat({ max: 40 })), {
    ...{ minLength: 4, maxLength: 12 },
  })
  const query = <Row extends object>(text: string) =>
    station.subgraph.running.database.asSystem((caller) => caller.read((tx) => sql<Row>(tx, text)))
  const start = fc.constantFrom('tap', 'papers', 'now', 'begun')
  await fc.assert(
    fc.asyncProperty(start, rounds, async (item, life) => {
      const { id } = item === 'begun' ? await station.inProgress() : await station.receive('', item)
      for (const [round, hours] of life) {
        await together(id, round)
        station.subgraph.clock.pass({ hours })
        await station.subgraph.drain()
      }
      expect(await broken(query)).toEqual([])
    }),
    { numRuns: 12, seed: 2026 },
  )
})
