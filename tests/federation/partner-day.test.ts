import { demoCommunityCode as here, demoResidentId } from '../../shared/demo'
import { InProcessTransport } from '../../shared/events'
import { openTestHub, type TestHub } from '../support/hub'
import { told } from '../support/scenario'
import { answerAs, CaseStory, checkInAs, reportAs } from '../support/scenario.case'
import { serviceMatches } from '../support/scenario.matching'
import { listService, verifiedOrganization } from '../support/scenario.providers'
import { partnerOf } from '../support/scenario.viewers'

let hub: TestHub
let organization: string
let service: string
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
  organization = await verifiedOrganization(hub, 'stationmaster', [here])
  const offer = { categoryCodes: ['life.repairs.plumbing'], serviceAreaCodes: [here], capacity: 2 }
  service = (await listService(hub, organization, offer)).id
})
afterEach(() => jest.restoreAllMocks())
afterAll(() => hub.close())

/** From now on no event reaches anybody; answers how to mend it. */
function breakEvents(): () => void {
  const broken = jest
    .spyOn(InProcessTransport.prototype, 'publish')
    .mockImplementation((_, events) =>
      Promise.resolve(events.map((event) => ({ event, error: new Error('the event path is down') }))),
    )
  return () => broken.mockRestore()
}

interface Standing {
  readonly load: number
  readonly spare: number
  readonly record: number
  readonly responsiveness: number
}

/** What the partners subgraph makes of the partner, by the service and by how a new need is matched. */
async function standing(): Promise<Standing> {
  const query = 'query Load($id: ID!) { service(id: $id) { load } }'
  const { load } = (await told<{ service: { load: number } }>(hub, 'anonymous', query, { id: service })).service
  const fresh = await CaseStory.open(hub, 'worker')
  const [match] = (await serviceMatches(hub, 'worker', fresh.id)).filter(({ offerId }) => offerId === service)
  const valueOf = (code: string) => match?.reasons.find((reason) => reason.code === code)?.value ?? NaN
  return {
    load,
    spare: valueOf('SPARE_CAPACITY'),
    record: valueOf('TRACK_RECORD'),
    responsiveness: valueOf('RESPONSIVENESS'),
  }
}

async function own(): Promise<readonly { id: string; status: string }[]> {
  const query = `query Own($id: ID!) { organization(id: $id) { referrals(first: 10) { edges { node { id status } } } } }`
  type Page = { organization: { referrals: { edges: { node: { id: string; status: string } }[] } } }
  const { organization: one } = await told<Page>(hub, partnerOf(organization), query, { id: organization })
  return one.referrals.edges.map(({ node }) => node)
}

test('a partner works through its day while events go nowhere, and its load and record follow once they do', async () => {
  const partner = partnerOf(organization)
  const before = await standing()
  expect(before).toEqual({ load: 0, spare: 1, record: 0.625, responsiveness: 0.5 })

  const mend = breakEvents()
  const stories: CaseStory[] = []
  const referrals: string[] = []
  for (let n = 0; n < 2; n += 1) {
    const story = await (await CaseStory.open(hub, 'worker', { residentId: demoResidentId(1) })).underWay()
    referrals.push((await story.refer(organization, service)).id)
    stories.push(story)
  }
  hub.clock.pass({ minutes: 60 })
  const [done = '', running = ''] = referrals
  for (const id of referrals) await answerAs(hub, partner, id)
  await checkInAs(hub, partner, done)
  await reportAs(hub, partner, done)
  await hub.drain({ mayFail: true })
  expect([...(await own())].sort((a, b) => referrals.indexOf(a.id) - referrals.indexOf(b.id))).toEqual([
    { id: done, status: 'REPORTED' },
    { id: running, status: 'ACCEPTED' },
  ])
  expect(await standing()).toEqual(before)
  await stories[0]?.confirm(done)
  await hub.drain({ mayFail: true })

  mend()
  hub.clock.pass({ hours: 1 })
  await hub.drain()
  // An hour to the answer, of which the median is made; one of two places taken, the confirmed one free again.
  expect(await standing()).toEqual({ load: 1, spare: 0.5, record: 0.625, responsiveness: 1 / (1 + 60 / 240) })

  const mendAgain = breakEvents()
  await stories[0]?.resolve()
  await stories[0]?.evaluate('resident', 'RESIDENT', { referralId: done, satisfaction: 5 })
  await hub.drain({ mayFail: true })
  expect((await standing()).record).toBe(0.625)
  mendAgain()
  hub.clock.pass({ hours: 1 })
  await hub.drain()
  expect((await standing()).record).toBeCloseTo(((17.5 + 5) / 6 - 1) / 4, 12)
})
