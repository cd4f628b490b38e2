import { Hub, HubRefusal } from '../../examples/partner-client/src/hub'
import { startPartner, type Business, type Partner } from '../../examples/partner-client/src/partner'
import { Receiver } from '../../examples/partner-client/src/webhook'
import { demoCommunityCode } from '../../shared/demo'
import { openTestHub, type TestHub } from '../support/hub'
import { told } from '../support/scenario'
import { CaseStory } from '../support/scenario.case'
import { verifiedOrganization } from '../support/scenario.providers'

let hub: TestHub
let config: Parameters<typeof startPartner>[0]
const running: Partner[] = []
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
  // The program under test verifies signatures by the machine's own clock.
  hub.clock.set(new Date())
  const organizationId = await verifiedOrganization(hub, 'stationmaster', [demoCommunityCode])
  const issue = 'mutation Issue($id: ID!) { issueCredential(holderId: $id) { clientId clientSecret } }'
  const hubUrl = await hub.url()
  type Issued = { issueCredential: { clientId: string; clientSecret: string } }
  const { issueCredential } = await told<Issued>(hub, 'stationmaster', issue, { id: organizationId })
  config = { hubUrl, organizationId, ...issueCredential, publicUrl: null, port: 0 }
})
afterEach(async () => {
  for (const partner of running.splice(0)) await partner.stop()
})
afterAll(() => hub.close())

const offer = {
  key: 'plumbing-1',
  title: 'Plumbing at home',
  categoryCodes: ['life.repairs.plumbing'],
  serviceAreaCodes: [demoCommunityCode],
  fee: { kind: 'FIXED', amount: 50, unit: 'visit' },
  capacity: 3,
} as const

/** Starts the example with a business of our own; answers what it said. */
async function started(over: Partial<Business> = {}): Promise<{ partner: Partner; said: string[] }> {
  const said: string[] = []
  const partner = await startPartner(config, {
    offers: [offer],
    decide: () => Promise.resolve(null),
    async work(_, arrived) {
      await arrived()
      return { done: true, text: 'The seal was replaced.', fee: 50 }
    },
    log: (line) => said.push(line),
    ...over,
  })
  running.push(partner)
  return { partner, said }
}

async function referred(): Promise<{ story: CaseStory; id: string }> {
  const story = await (await CaseStory.open(hub, 'worker')).underWay()
  const { id } = await story.refer(config.organizationId)
  return { story, id }
}

async function stateOf(id: string) {
  const query = 'query Look($id: ID!) { referral(id: $id) { status declineReason outcome { done text fee } } }'
  return (await told<{ referral: object }>(hub, 'worker', query, { id })).referral
}

test('a partner’s own system lists, is told of a referral, accepts it, checks in and reports', async () => {
  const { partner, said } = await started()
  const { story, id } = await referred()
  await hub.drain()
  await partner.stop()
  expect(await stateOf(id)).toEqual({
    status: 'REPORTED',
    declineReason: null,
    outcome: { done: true, text: 'The seal was replaced.', fee: 50 },
  })
  expect(said.map((line) => line.split(' ')[0])).toEqual(['listed', 'referral.offered', 'accepted', 'reported'])
  expect((await story.confirm(id)).status).toBe('CONFIRMED')
})

test('what the station gives back it does again, without checking in twice', async () => {
  const texts = ['Taped it.', 'Replaced the seal.']
  const { partner, said } = await started({
    async work(_, arrived) {
      await arrived()
      return { done: true, text: texts.shift() ?? '' }
    },
  })
  const { id } = await referred()
  await hub.drain()
  const giveBack =
    'mutation Back($id: ID!) { confirmReferral(id: $id, accepted: false, reason: "It drips.") { status } }'
  await expect(reported(id)).resolves.toMatchObject({ outcome: { text: 'Taped it.' } })
  await told(hub, 'worker', giveBack, { id })
  await hub.drain()
  await partner.stop()
  expect(await stateOf(id)).toMatchObject({ status: 'REPORTED', outcome: { text: 'Replaced the seal.' } })
  expect(said.filter((line) => line.startsWith('again'))).toHaveLength(1)
})

/** Its state, once the partner has reported: the work goes on beside the message that told of it. */
async function reported(id: string): Promise<object> {
  for (;;) {
    const state = (await stateOf(id)) as { status: string }
    if (state.status === 'REPORTED') return state
  }
}

test('what it does not take on it declines with a reason', async () => {
  await started({ decide: ({ case: { category } }) => Promise.resolve(`We do no ${category.name} this week.`) })
  const { id } = await referred()
  await hub.drain()
  expect(await stateOf(id)).toMatchObject({ status: 'DECLINED', declineReason: expect.stringMatching(/^We do no /) })
})

test('before it accepts it does not learn where the need is, and afterwards it does', async () => {
  const seen: unknown[] = []
  const { partner } = await started({
    decide(referral) {
      seen.push(referral.case.location)
      return Promise.resolve(null)
    },
    async work(referral, arrived) {
      seen.push(referral.case.location)
      await arrived()
      return { done: false, text: 'Nobody opened.' }
    },
  })
  const location = { latitude: 39.9, longitude: 116.36 }
  const story = await (await CaseStory.open(hub, 'worker', { location })).underWay()
  await story.refer(config.organizationId)
  await hub.drain()
  await partner.stop()
  expect(seen).toEqual([null, location])
})

test('started again it lists nothing twice, and only one endpoint is told', async () => {
  for (let time = 0; time < 2; time++) await (await started()).partner.stop()
  running.splice(0)
  const query = `query Own($id: ID!) { organization(id: $id) { services { totalCount } } }`
  const own = new Hub(config)
  expect(await own.ask(query, { id: config.organizationId })).toEqual({ organization: { services: { totalCount: 1 } } })
})

test('it takes no message that the hub has not signed', async () => {
  const said: string[] = []
  const receiver = new Receiver((message) => Promise.resolve(void said.push(message.type)))
  const url = await receiver.listen(0)
  try {
    await receiver.register(new Hub(config), config.organizationId, url)
    const headers = {
      'webhook-id': 'm-1',
      'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
      'webhook-signature': 'v1,AAAA',
    }
    expect((await fetch(url, { method: 'POST', headers, body: '{"type":"referral.offered"}' })).status).toBe(401)
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(401)
    expect(said).toEqual([])
  } finally {
    await receiver.close()
  }
})

test('a refusal of the hub comes with its code', async () => {
  const own = new Hub(config)
  const gone = own.ask('mutation { checkInReferral(id: "0192b3c4-0000-7000-8000-00000000000f") { id } }')
  await expect(gone).rejects.toThrow(HubRefusal)
  await expect(gone).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
