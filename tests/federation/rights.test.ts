import { demoResidentId, demoStation } from '../../shared/demo'
import { openTestHub, type TestHub } from '../support/hub'
import { ask, told, type Asker } from '../support/scenario'
import { answerAs, CaseStory } from '../support/scenario.case'
import { appliedOrganization, listService, verifiedOrganization, volunteerGroup } from '../support/scenario.providers'
import { moreRights } from '../support/scenario.more-rights'
import { people, rights as basicRights, type Person, type Right } from '../support/scenario.rights'
import { coordinatorOf, neighbourWorker, partnerOf } from '../support/scenario.viewers'

const rights = [...basicRights, ...moreRights]
const community = 'xicheng.g.qianggen'
let hub: TestHub
let variables: Readonly<Record<string, string>>
let askers: Readonly<Partial<Record<Person, Asker>>>

async function own(asker: Asker): Promise<{ id: string; organizationId: string }> {
  const query = 'query Own { viewer { id organizationId } }'
  return (await told<{ viewer: { id: string; organizationId: string } }>(hub, asker, query)).viewer
}

async function consentOf(organization: string): Promise<string> {
  const document = 'mutation Grant($input: GrantConsentInput!) { grantConsent(input: $input) { id } }'
  const input = { residentId: demoResidentId(1), granteeId: organization, scopes: ['CONTACT'], purpose: 'A call.' }
  return (await told<{ grantConsent: { id: string } }>(hub, 'resident', document, { input })).grantConsent.id
}

async function openTask(): Promise<string> {
  const input = { title: 'Patrol', categoryCode: 'public.safety.patrol', areaCode: community, seats: 20 }
  const window = { startsAt: '2027-12-01T08:00:00Z', endsAt: '2027-12-01T10:00:00Z' }
  const document = 'mutation Post($input: PostTaskInput!) { postTask(input: $input) { id } }'
  return (await told<{ postTask: { id: string } }>(hub, 'worker', document, { input: { ...input, ...window } }))
    .postTask.id
}

async function claimed(task: string, group: string): Promise<string> {
  const document = 'mutation Claim($task: ID!, $group: ID!) { claimTask(taskId: $task, groupId: $group) { id } }'
  return (await told<{ claimTask: { id: string } }>(hub, 'coordinator', document, { task, group })).claimTask.id
}

async function assigned(claim: string, volunteer: string): Promise<string> {
  const document = `mutation Assign($claim: ID!, $volunteer: ID!) {
    assignVolunteers(claimId: $claim, volunteerIds: [$volunteer]) { assignments { id } } }`
  type Sent = { assignVolunteers: { assignments: { id: string }[] } }
  const { assignVolunteers } = await told<Sent>(hub, 'coordinator', document, { claim, volunteer })
  return assignVolunteers.assignments[0]?.id ?? ''
}

/** An endpoint of the partner's, and something that was sent to it; nothing listens there. */
async function webhook(): Promise<{ webhook: string; delivery: string }> {
  const register = `mutation Register { registerWebhook(url: "http://127.0.0.1:9/hook", events: ["referral.offered"]) {
    endpoint { id } } }`
  const { registerWebhook } = await told<{ registerWebhook: { endpoint: { id: string } } }>(hub, 'partner', register)
  const { id } = registerWebhook.endpoint
  const test = 'mutation Test($id: ID!) { testWebhook(id: $id) { id } }'
  return {
    webhook: id,
    delivery: (await told<{ testWebhook: { id: string } }>(hub, 'partner', test, { id })).testWebhook.id,
  }
}

async function plan(fresh: string): Promise<string> {
  const document = 'mutation Plan($case: ID!) { planDispatch(caseIds: [$case]) { id } }'
  return (await told<{ planDispatch: { id: string } }>(hub, 'worker', document, { case: fresh })).planDispatch.id
}

async function noticeOf(asker: Asker): Promise<string> {
  type Notices = { notices: { edges: { node: { id: string } }[] } }
  const { notices } = await told<Notices>(hub, asker, '{ notices { edges { node { id } } } }')
  return notices.edges[0]?.node.id ?? ''
}

beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
  const organization = (await own('partner')).organizationId
  const group = (await own('coordinator')).organizationId
  const other = await verifiedOrganization(hub, 'stationmaster', [community], { name: 'Others' })
  const story = await (await CaseStory.open(hub, 'worker', { residentId: demoResidentId(1) })).underWay()
  const referral = await story.refer(organization)
  await answerAs(hub, 'partner', referral.id)
  const finished = await (await (await CaseStory.open(hub, 'worker')).underWay()).refer(organization)
  await answerAs(hub, 'partner', finished.id, 'DECLINE')
  const { id: service } = await listService(hub, organization, {
    categoryCodes: ['life.keys'],
    serviceAreaCodes: [community],
  })
  const items = 'query Items { serviceItems { code } }'
  const newGroup = { areaCodes: [community], categoryCodes: ['public'], members: [], verified: false }
  const otherGroup = await volunteerGroup(hub, 'stationmaster', { ...newGroup, verified: true })
  const claim = await claimed(await openTask(), group)
  const volunteer = (await own('volunteer')).id
  const assignment = await assigned(claim, volunteer)
  const escalated = await CaseStory.open(hub, 'worker')
  const escalate =
    'mutation E($id: ID!) { escalateCase(id: $id, expectedVersion: 1, reason: "Too big for us.") { id } }'
  await told(hub, 'worker', escalate, { id: escalated.id })
  const fresh = (await CaseStory.open(hub, 'worker')).id
  await hub.drain()
  variables = {
    ...(await webhook()),
    ...{ claim, volunteer, assignment, fresh, other, escalated: escalated.id },
    plan: await plan(fresh),
    notice: await noticeOf('worker'),
    station: demoStation.id,
    item: (await told<{ serviceItems: { code: string }[] }>(hub, 'anonymous', items)).serviceItems[0]?.code ?? '',
    organization,
    service,
    group,
    task: await openTask(),
    resident: demoResidentId(1),
    case: story.id,
    referral: referral.id,
    answered: referral.id,
    finished: finished.id,
    applicant: await appliedOrganization(hub, [community]),
    newGroup: (await volunteerGroup(hub, 'stationmaster', newGroup)).id,
    consent: await consentOf(organization),
  }
  askers = {
    neighbour: neighbourWorker(),
    otherPartner: partnerOf(other),
    otherCoordinator: coordinatorOf(otherGroup.id),
  }
  await hub.drain()
})
afterAll(() => hub.close())

/** An answer that only somebody gets whom the rights have let through. */
const letThrough = ['CONFLICT', 'ILLEGAL_TRANSITION', 'TASK_FULL', 'ALREADY_CLAIMED', 'TASK_NOT_OPEN']

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (Array.isArray(value)) return value.every(isEmpty)
  return typeof value === 'object' && 'edges' in value && isEmpty(value.edges)
}

async function outcomeOf(right: Right, person: Person): Promise<string> {
  const used = Object.keys(variables).filter((name) => new RegExp(`\\$${name}\\b`).test(right.selection))
  const parameters = used.map((name) => `$${name}: ID!`).join(', ')
  const document = `${right.kind} Right${parameters && `(${parameters})`} { answer: ${right.selection} }`
  const given = Object.fromEntries(used.map((name) => [name, variables[name]]))
  const asker = askers[person] ?? (person as Asker)
  const { data, refusals } = await ask<{ answer: unknown }>(hub, asker, document, given)
  const code = refusals[0]?.code
  if (code === undefined) return isEmpty(data?.answer) ? 'nothing' : 'ok'
  return letThrough.includes(code) ? 'ok' : code
}

test.each(rights)('$name gives everybody what their role allows, and no more', async (right) => {
  const differences: string[] = []
  for (const person of people) {
    const outcome = await outcomeOf(right, person)
    const expected = right.expected[person]
    if (!expected.split('|').includes(outcome)) differences.push(`${person}: ${outcome}, not ${expected}`)
  }
  expect(differences).toEqual([])
})

test('every operation of the hub has its row', async () => {
  const document = `query Operations { __schema { queryType { fields { name } } mutationType { fields { name } } } }`
  type Fields = { fields: { name: string }[] }
  const { __schema } = await told<{ __schema: { queryType: Fields; mutationType: Fields } }>(hub, 'worker', document)
  const offered = [...__schema.queryType.fields, ...__schema.mutationType.fields].map((field) => field.name)
  const known = new Set(rights.map((right) => right.name))
  expect(offered.filter((name) => !known.has(name))).toEqual([])
  expect(rights.map((right) => right.name).filter((name) => !offered.includes(name))).toEqual([])
})
