import { demoCommunityCode, demoNeighbourCommunityCode } from '../../shared/demo'
import { openTestHub, type TestHub } from '../support/hub'
import { ask, fieldsOf, refused, told, type Asker } from '../support/scenario'
import { neighbourWorker } from '../support/scenario.viewers'

let hub: TestHub
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
})
afterAll(() => hub.close())

const nul = String.fromCharCode(0)
const need = { channel: 'WINDOW', communityCode: demoCommunityCode, categoryCode: 'life.repairs', summary: 'A tap.' }
const open = 'mutation Do($input: OpenCaseInput!) { openCase(input: $input) { id } }'

const lists: readonly (readonly [string, string, Asker])[] = [
  ['cases', 'cases(first: $first, after: $after) { totalCount }', 'worker'],
  ['referrals', 'referrals(first: $first, after: $after) { totalCount }', 'worker'],
  ['residents', 'residents(first: $first, after: $after) { totalCount }', 'worker'],
  ['organizations', 'organizations(first: $first, after: $after) { totalCount }', 'anonymous'],
  ['services', 'services(first: $first, after: $after) { totalCount }', 'anonymous'],
  ['groups', 'volunteerGroups(first: $first, after: $after) { totalCount }', 'worker'],
  ['tasks', 'tasks(first: $first, after: $after) { totalCount }', 'anonymous'],
]

describe.each(lists)('a page of %s', (_, selection, asker) => {
  const document = `query Page($first: Int, $after: String) { ${selection} }`

  test.each([0, 101, -1])('has 1 to 100 rows, so first: %i is refused', async (first) => {
    const refusal = await refused(hub, asker, document, { first })
    expect([refusal.code, fieldsOf(refusal)]).toEqual(['VALIDATION_FAILED', ['first']])
  })

  test.each([
    ['of rubbish', '%%%'],
    ['of another list', Buffer.from('["a",{"b":1}]').toString('base64url')],
    ['of too few parts', Buffer.from('[7]').toString('base64url')],
    ['of the wrong types', Buffer.from('[true,null,"x","y",1]').toString('base64url')],
    ['with a NUL character', Buffer.from(JSON.stringify([nul, nul])).toString('base64url')],
  ])('after a cursor %s is refused', async (__, after) => {
    const refusal = await refused(hub, asker, document, { first: 5, after })
    expect([refusal.code, fieldsOf(refusal)]).toEqual(['VALIDATION_FAILED', ['after']])
  })
})

const nobody = ['no-id', '00000000-0000-0000-0000-000000000000', 'x'.repeat(10_000)]
const reads = [
  'case',
  'referral',
  'organization',
  'service',
  'volunteerGroup',
  'volunteer',
  'task',
  'resident',
  'station',
]

test.each(nobody)('whatever id is made up (%.12s), a read answers null', async (id) => {
  const document = `query Read($id: ID!) { ${reads.map((name) => `${name}(id: $id) { id }`).join(' ')}
    area(code: $id) { code } category(code: $id) { code } serviceItem(code: $id) { code } }`
  const { data, refusals } = await ask<object>(hub, 'stationmaster', document, { id })
  expect(refusals).toEqual([])
  expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true)
})

test('a NUL character is refused wherever it comes from', async () => {
  const given = 'query Read($id: ID!) { case(id: $id) { id } category(code: $id) { code } }'
  const refusal = await refused(hub, 'worker', given, { id: `x${nul}` })
  expect([refusal.code, fieldsOf(refusal)]).toEqual(['VALIDATION_FAILED', ['id']])
  const written = 'query Read { category(code: "x\\u0000") { code } area(code: "xicheng") { code } }'
  const { data, refusals } = await ask(hub, 'worker', written)
  expect(refusals.map(({ code }) => code)).toEqual(['VALIDATION_FAILED'])
  expect(data).toEqual({ category: null, area: { code: 'xicheng' } })
})

const searches = [
  'cases(filter: { search: $text, area: $id, categoryCode: $id, assigneeId: $id, residentId: $id }) { totalCount }',
  'residents(search: $text, area: $id) { totalCount }',
  'organizations(search: $text, area: $id) { totalCount }',
  'services(search: { text: $text, area: $id, categoryCode: $id, organizationId: $id, language: $text }) { totalCount }',
  'volunteerGroups(search: $text, area: $id, categoryCode: $id) { totalCount }',
  'tasks(filter: { area: $id, categoryCode: $id, fitsGroup: $id }) { totalCount }',
  'referrals(area: $id) { totalCount }',
  'serviceItems(search: $text) { code }',
  'areas(within: $id) { code }',
  'categories(within: $id) { code }',
]

describe.each(searches)('%s', (search) => {
  test.each([...nobody, '%', '\\', "'", '强'])(
    'finds nothing or refuses, whatever is looked for (%.12s)',
    async (text) => {
      const used = ['$text: String', '$id: ID'].filter((one) => search.includes(one.split(':')[0] ?? ''))
      const document = `query Search(${used.join(', ')}) { ${search} }`
      const { refusals } = await ask(hub, 'stationmaster', document, { text, id: text })
      expect(refusals.filter((refusal) => refusal.code !== 'VALIDATION_FAILED')).toEqual([])
    },
  )
})

const changes: readonly (readonly [string, Asker, string])[] = [
  ['acceptCase', 'worker', 'acceptCase(id: $id, expectedVersion: 1) { id }'],
  ['startCase', 'worker', 'startCase(id: $id, expectedVersion: 1) { id }'],
  ['answerReferral', 'partner', 'answerReferral(id: $id, answer: ACCEPT) { id }'],
  ['checkInReferral', 'partner', 'checkInReferral(id: $id) { id }'],
  ['confirmReferral', 'worker', 'confirmReferral(id: $id, accepted: true) { id }'],
  ['verifyOrganization', 'stationmaster', `verifyOrganization(id: $id, areaCodes: ["${demoCommunityCode}"]) { id }`],
  ['verifyGroup', 'stationmaster', `verifyGroup(id: $id, areaCodes: ["${demoCommunityCode}"]) { id }`],
  ['joinGroup', 'volunteer', 'joinGroup(groupId: $id) { id }'],
  ['withdrawConsent', 'resident', 'withdrawConsent(id: $id) { id }'],
]

describe.each(nobody)('of something that is not there (%.12s)', (id) => {
  test.each(changes)('%s answers NOT_FOUND', async (_, asker, selection) => {
    expect((await refused(hub, asker, `mutation Change($id: ID!) { ${selection} }`, { id })).code).toBe('NOT_FOUND')
  })
})

test('the neighbour finds a case as absent as one that never was', async () => {
  const { openCase } = await told<{ openCase: { id: string } }>(hub, 'worker', open, { input: need })
  const accept = 'mutation Accept($id: ID!) { acceptCase(id: $id, expectedVersion: 1) { id } }'
  const foreign = await refused(hub, neighbourWorker(), accept, { id: openCase.id })
  const absent = await refused(hub, neighbourWorker(), accept, { id: nobody[1] })
  expect(foreign).toEqual(absent)
  const elsewhere = { ...need, communityCode: demoNeighbourCommunityCode }
  expect(['VALIDATION_FAILED', 'NOT_FOUND']).toContain((await refused(hub, 'worker', open, { input: elsewhere })).code)
})
