import { demoCommunityCode } from '../../shared/demo'
import { openTestHub, type TestHub } from '../support/hub'
import { ask, told } from '../support/scenario'
import { CaseStory } from '../support/scenario.case'
import { Outages } from '../support/scenario.subgraphs'

let hub: TestHub
let outages: Outages
beforeAll(async () => {
  // One test waits for it.
  hub = await openTestHub({ seed: 'demo', matchPatienceMilliseconds: 5_000 })
  outages = new Outages(hub)
})
afterAll(() => hub.close())
afterEach(() => outages.heal())

const everything = `query Everything($area: ID!) {
  area(code: $area) { name }
  cases(filter: { area: $area }, first: 3) { edges { node { id number community { code name } assignee { name }
    serviceMatches(first: 1) { title } volunteerMatches(first: 1) { title } referrals { id provider { id } } } } }
  organizations(first: 1) { edges { node { name } } }
  volunteerGroups(first: 1) { edges { node { name } } } }`

interface Everything {
  readonly area: object | null
  readonly cases: { edges: { node: Readonly<Record<string, unknown>> }[] } | null
  readonly organizations: object | null
  readonly volunteerGroups: object | null
}

async function look(document = everything) {
  const { data, refusals } = await ask<Everything>(hub, 'worker', document, { area: demoCommunityCode })
  return { data, refusals, cards: data?.cases?.edges.map((edge) => edge.node) ?? [] }
}

/** `cases.edges.0.node.assignee.name` → `assignee`; `area.name` → `area` */
function fieldOf(path: string): string {
  return (path.split('.node.')[1] ?? path).split('.')[0] ?? ''
}

test.each([
  ['residents', ['area', 'assignee', 'community']],
  ['partners', ['serviceMatches']],
  ['volunteers', ['volunteerMatches']],
] as const)('with %s down, a board lacks only what it alone knows', async (name, lacking) => {
  const optional = everything
    .replace(name === 'partners' ? 'organizations(first: 1) { edges { node { name } } }' : '', '')
    .replace(name === 'volunteers' ? 'volunteerGroups(first: 1) { edges { node { name } } }' : '', '')
  const whole = await look(optional)
  expect(whole.refusals).toEqual([])
  outages.fail(name)
  const { data, refusals, cards } = await look(optional)
  expect(new Set(refusals.map((refusal) => refusal.code))).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']))
  for (const { path } of refusals) expect([...lacking, 'provider']).toContain(fieldOf(path))
  expect(cards.map((card) => card['number'])).toEqual(whole.cards.map((card) => card['number']))
  if (name !== 'partners') expect(data?.organizations).toEqual(whole.data?.organizations)
  if (name !== 'volunteers') expect(data?.volunteerGroups).toEqual(whole.data?.volunteerGroups)
  if (name !== 'residents') expect(data?.area).toEqual(whole.data?.area)
  for (const field of ['serviceMatches', 'volunteerMatches', 'referrals'].filter(
    (one) => !lacking.includes(one as never),
  ))
    expect(cards.map((card) => card[field])).toEqual(whole.cards.map((card) => card[field]))
  for (const { message } of refusals) expect(message).not.toMatch(/SQL|localhost|127\.0\.0\.1|stack|Error:/)
})

const candidates = `query Candidates($id: ID!) { case(id: $id) { candidates(first: 50) {
  missingSources items { source offerId } } } }`
type Candidates = {
  case: { candidates: { missingSources: string[]; items: { source: string; offerId: string }[] } }
}

test.each([
  ['partners', 'serviceMatches', 'fail'],
  ['volunteers', 'volunteerMatches', 'fail'],
  ['partners', 'serviceMatches', 'hang'],
] as const)(
  'when %s fails or hangs, %s is named as missing and the others’ answers stand',
  async (name, source, how) => {
    const story = await CaseStory.open(hub, 'worker', { categoryCode: 'public.company.visiting' })
    const before = (await told<Candidates>(hub, 'worker', candidates, { id: story.id })).case.candidates
    expect(before.missingSources).toEqual([])
    outages[how](name)
    const after = (await told<Candidates>(hub, 'worker', candidates, { id: story.id })).case.candidates
    expect(after.missingSources).toEqual([source])
    expect(after.items).toEqual(before.items.filter((item) => item.source !== source))
    expect(after.items.length).toBeGreaterThan(0)
  },
)

test('a case is opened while residents does not answer', async () => {
  outages.fail('residents')
  const story = await CaseStory.open(hub, 'worker', { residentId: '01890000-0000-7005-8000-000000000001' })
  expect(story.state.status).toBe('RECEIVED')
})
