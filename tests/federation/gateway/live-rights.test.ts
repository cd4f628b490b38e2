import { parse } from 'graphql'
import { LiveSubscriptions } from '../../../gateway/subscription/live-subscriptions'
import { demoResidentId } from '../../../shared/demo'
import { openTestHub, type TestHub } from '../../support/hub'
import { told, type Asker } from '../../support/scenario'
import { answerAs, CaseStory, checkInAs, reportAs } from '../../support/scenario.case'
import { partnerOf } from '../../support/scenario.viewers'
import { begun, next, person } from './live.fixture'

const resident = demoResidentId(1)
let hub: TestHub
let live: LiveSubscriptions
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
  const { generations, executor } = hub.hub
  live = new LiveSubscriptions({ generations, executor, clock: hub.clock, report: String, timeoutMilliseconds: 10_000 })
})
afterAll(async () => {
  live.close()
  await hub.close()
})

function subscribe(asker: Asker, source: string, variables: Record<string, unknown>) {
  const generation = hub.hub.generations.current
  const { viewer } = hub.as(asker)
  return begun(live.subscribe({ generation, source, document: parse(source), operationName: null, variables, viewer }))
}

test('a consent that is withdrawn is missed by the very next event', async () => {
  const list = 'query One { organizations(kind: [ENTERPRISE], first: 1) { edges { node { id } } } }'
  type List = { organizations: { edges: { node: { id: string } }[] } }
  const organization = (await told<List>(hub, 'anonymous', list)).organizations.edges[0]?.node.id ?? ''
  const partner = partnerOf(organization)
  const story = await (await CaseStory.open(hub, 'worker', { residentId: resident })).underWay()
  const { id } = await story.refer(organization)
  await answerAs(hub, partner, id)
  const grant = 'mutation Grant($input: GrantConsentInput!) { grantConsent(input: $input) { id } }'
  const input = { residentId: resident, granteeId: organization, scopes: ['CONTACT'], purpose: 'To call.' }
  const consent = (await told<{ grantConsent: { id: string } }>(hub, 'resident', grant, { input })).grantConsent.id
  await hub.drain()

  const source = `subscription ($id: ID!) {
    referralChanged(providerId: $id) { status case { resident { phone } } } }`
  const events = await subscribe(partner, source, { id: organization })
  await checkInAs(hub, partner, id)
  await hub.drain()
  expect(await next(events)).toEqual({
    data: { referralChanged: { status: 'CHECKED_IN', case: { resident: { phone: expect.any(String) } } } },
  })
  const withdraw = 'mutation Withdraw($id: ID!) { withdrawConsent(id: $id) { active } }'
  await told(hub, 'resident', withdraw, { id: consent })
  await reportAs(hub, partner, id)
  await hub.drain()
  expect(await next(events)).toMatchObject({
    data: { referralChanged: { status: 'REPORTED', case: { resident: { phone: null } } } },
    errors: [{ extensions: { code: 'CONSENT_REQUIRED' } }],
  })
})

test('a worker hears of cases of their own area, and one of another area of none', async () => {
  const source = 'subscription { caseChanged { id community { name } } }'
  const own = await subscribe('worker', source, {})
  const foreign = await subscribe(person('elsewhere', { area: 'xicheng.nowhere' }), source, {})
  const heard: unknown[] = []
  const listening = next(foreign).then((answer) => heard.push(answer))
  const story = await CaseStory.open(hub, 'worker', { residentId: resident })
  await hub.drain()
  expect(await next(own)).toMatchObject({ data: { caseChanged: { id: story.id, community: {} } } })
  await foreign.return?.()
  await listening
  // The end, and no event before it.
  expect(heard).toEqual([null])
})
