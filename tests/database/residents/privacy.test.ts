import { demoGroups, demoId, demoOrganizations, demoResidentId } from '../../../shared/demo'
import { residents } from '../../../subgraphs/residents/subgraph'
import { openTestSubgraph, type TestSubgraph, type TestViewer } from '../../support'
import { coordinator, grandma, gridWorker, master, neighbour, partner, person, resident, worker } from './people'

const organization = demoOrganizations[3]?.id ?? ''
const group = demoGroups[3]?.id ?? ''
const volunteer: TestViewer = { id: demoId('volunteer', 9), role: 'VOLUNTEER', organizationId: group }
const whom = demoResidentId(1)
const caseId = demoId('case', 900)
const fields = [
  'fullName',
  'phone',
  'idNumber',
  'birthDate',
  'address',
  'location',
  'languages',
  'attributes',
  'household',
]
const query = `query ($id: ID!) { resident(id: $id) { preferredName fullName phone idNumber birthDate address
  location { latitude } languages attributes household { id address } community { code } } }`

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openTestSubgraph(residents, { seed: 'demo' })
  const referral = (id: number, providerId: string) => ({
    kind: 'referral.accepted',
    aggregateId: demoId('referral', id),
    version: 2,
    data: { caseId, residentId: whom, providerId, status: 'ACCEPTED' },
  })
  await hub.receive(referral(900, organization))
  await hub.receive(referral(901, group))
  // The assignment is told before the case that it belongs to.
  const assignment = { volunteerId: volunteer.id, caseId, referralId: null, status: 'ASSIGNED' }
  await hub.receive({ kind: 'assignment.saved', aggregateId: demoId('assignment', 900), version: 1, data: assignment })
  await hub.receive({
    kind: 'case.changed',
    aggregateId: caseId,
    version: 1,
    data: { residentId: whom, status: 'OPEN' },
  })
})
afterAll(() => hub.close())

/** What a viewer is answered for each personal field: its value, or the code of the refusal. */
async function matrix(viewer: TestViewer, id = whom): Promise<Record<string, unknown> | null> {
  const { data, errors = [] } = await hub.as(viewer).query(query, { id })
  if (!data?.resident) return null
  const refused = new Map(errors.map((error) => [String(error.path?.[1]), error.extensions['code']]))
  return Object.fromEntries(fields.map((field) => [field, refused.get(field) ?? data.resident[field]]))
}
const all = (code: string) => Object.fromEntries(fields.map((field) => [field, code]))

describe('who sees what of a resident', () => {
  test.each([
    ['a worker', worker],
    ['the stationmaster', master],
    ['the grid worker, in the own grid', gridWorker],
  ])('%s of the station sees everything, the id number unmasked', async (_, viewer) => {
    expect(await matrix(viewer)).toMatchObject({
      fullName: 'Lin Guilan 林桂兰',
      phone: expect.stringMatching(/^139\d{8}$/),
      idNumber: expect.stringMatching(/^110102\d{11}[\dX]$/),
      birthDate: expect.stringMatching(/^1945-/),
      address: expect.stringContaining('Qianggen Hutong'),
      location: { latitude: expect.any(Number) },
      languages: ['zh'],
      attributes: ['ELDERLY', 'LIVING_ALONE'],
      household: { address: expect.stringContaining('Qianggen Hutong') },
    })
  })

  test('residents see themselves, the id number masked, and nobody else', async () => {
    expect(await matrix(grandma)).toMatchObject({
      fullName: 'Lin Guilan 林桂兰',
      idNumber: expect.stringMatching(/^110102\*{8}\d{3}[\dX]$/),
      household: { address: expect.any(String) },
    })
    expect(await matrix(resident(demoResidentId(2)))).toBeNull()
  })

  test.each([
    ['a district officer', person('district'), all('FORBIDDEN')],
    ['a subdistrict officer', person('subdistrict'), all('FORBIDDEN')],
    ['a partner that helps, without consent', partner(organization), all('CONSENT_REQUIRED')],
    ['a group that helps, without consent', coordinator(group), all('CONSENT_REQUIRED')],
    ['a volunteer who helps', volunteer, all('FORBIDDEN')],
  ])('%s sees the preferred name and no personal field', async (_, viewer, expected) => {
    expect(await matrix(viewer)).toEqual(expected)
    const { data } = await hub
      .as(viewer)
      .query('query ($id: ID!) { resident(id: $id) { preferredName } }', { id: whom })
    expect(data).toEqual({ resident: { preferredName: 'Grandma Lin 林奶奶' } })
  })

  test.each([
    ['the station next door', neighbour],
    ['a grid worker of another grid', { ...gridWorker, area: 'xicheng.g.qianggen.n01' }],
    ['an officer of another subdistrict', { ...person('subdistrict'), area: 'xicheng.f' }],
    ['a partner that does not help', partner(demoId('organization', 4444))],
    ['a group that does not help', coordinator(demoId('group', 4444))],
    ['a volunteer who does not help', { ...volunteer, id: demoId('volunteer', 10) }],
    ['an administrator', person('admin')],
  ])('for %s there is no such resident', async (_, viewer) => {
    expect(await matrix(viewer)).toBeNull()
    expect(await matrix(viewer, demoId('resident', 99_999))).toBeNull()
    expect(await matrix(viewer, 'no id at all')).toBeNull()
  })

  test('a visitor is told to sign in', async () => {
    const { errors } = await hub.as({}).query(query, { id: whom })
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED')
  })
})

const grant = `mutation ($input: GrantConsentInput!) { grantConsent(input: $input) { id active scopes withdrawnAt } }`
const withdraw = `mutation ($id: ID!) { withdrawConsent(id: $id) { id active withdrawnAt } }`
const consent = { residentId: whom, granteeId: organization, scopes: ['CONTACT'], purpose: 'To call before coming.' }

async function granted(viewer: TestViewer, over: object = {}): Promise<string> {
  const { data, errors } = await hub.as(viewer).query(grant, { input: { ...consent, ...over } })
  expect(errors).toBeUndefined()
  return data.grantConsent.id
}

describe('consent', () => {
  test('opens exactly its scopes to exactly its grantee, and ends with the very next read', async () => {
    const id = await granted(grandma, { scopes: ['CONTACT', 'PROFILE'] })
    const closed = { ...all('CONSENT_REQUIRED') }
    const seen = {
      ...closed,
      phone: '13910020011',
      birthDate: '1945-02-06',
      languages: ['zh'],
      attributes: ['ELDERLY', 'LIVING_ALONE'],
    }
    expect(await matrix(partner(organization))).toEqual(seen)
    expect(await matrix(coordinator(group))).toEqual(closed)
    const { data } = await hub.as(grandma).query(withdraw, { id })
    expect(data.withdrawConsent).toEqual({ id, active: false, withdrawnAt: hub.clock.now().toISOString() })
    expect(await matrix(partner(organization))).toEqual(closed)
    hub.clock.pass({ minutes: 1 })
    const again = await hub.as(grandma).query(withdraw, { id })
    expect(again.data.withdrawConsent.withdrawnAt).toBe(data.withdrawConsent.withdrawnAt)
  })

  test('for one case holds only for who helps in that case', async () => {
    const id = await granted(worker, { caseId: demoId('case', 901) })
    expect(await matrix(partner(organization))).toEqual(all('CONSENT_REQUIRED'))
    const forThis = await granted(worker, { caseId })
    expect(await matrix(partner(organization))).toMatchObject({ phone: '13910020011', fullName: 'CONSENT_REQUIRED' })
    for (const one of [id, forThis]) await hub.as(worker).query(withdraw, { id: one })
  })

  test('runs out', async () => {
    await granted(grandma, { expiresAt: new Date(hub.clock.now().getTime() + 3_600_000).toISOString() })
    expect(await matrix(partner(organization))).toMatchObject({ phone: '13910020011' })
    hub.clock.pass({ hours: 1 })
    expect(await matrix(partner(organization))).toEqual(all('CONSENT_REQUIRED'))
  })

  test('shows a resident to an organisation that has no referral yet, until it is withdrawn', async () => {
    const granteeId = demoId('organization', 5555)
    await hub.receive({ kind: 'organization.saved', aggregateId: granteeId, version: 1, data: { status: 'VERIFIED' } })
    const id = await granted(grandma, { granteeId })
    expect(await matrix(partner(granteeId))).toMatchObject({ phone: '13910020011', fullName: 'CONSENT_REQUIRED' })
    await hub.as(grandma).query(withdraw, { id })
    expect(await matrix(partner(granteeId))).toBeNull()
  })

  test('is given and taken back by the resident and the station, and by nobody else', async () => {
    const id = await granted(grandma)
    for (const [viewer, code] of [
      [partner(organization), 'FORBIDDEN'],
      [volunteer, 'FORBIDDEN'],
      [person('district'), 'FORBIDDEN'],
      [person('admin'), 'FORBIDDEN'],
      [{}, 'UNAUTHENTICATED'],
      [neighbour, 'NOT_FOUND'],
      [resident(demoResidentId(2)), 'NOT_FOUND'],
    ] as const) {
      const given = await hub.as(viewer).query(grant, { input: consent })
      expect(given.errors?.[0]?.extensions['code']).toBe(code)
      const taken = await hub.as(viewer).query(withdraw, { id })
      expect(taken.errors?.[0]?.extensions['code']).toBe(code)
    }
    await hub.as(master).query(withdraw, { id })
  })

  test('that names nothing, nobody or no purpose, or has run out already, is refused with every reason', async () => {
    const input = {
      ...consent,
      granteeId: 'x',
      scopes: [],
      purpose: ' ',
      caseId: 'y',
      expiresAt: '2020-01-01T00:00:00Z',
    }
    const { errors } = await hub.as(grandma).query(grant, { input })
    const wrong = (errors?.[0]?.extensions['fields'] as { path: string }[]).map(({ path }) => path)
    expect(wrong).toEqual(['input.granteeId', 'input.scopes', 'input.purpose', 'input.caseId', 'input.expiresAt'])
  })

  test('is given to nobody whom the hub does not know, or who has left it', async () => {
    const granteeId = demoId('group', 5556)
    const refused = async () => {
      const { errors } = await hub.as(grandma).query(grant, { input: { ...consent, granteeId } })
      return errors?.[0]?.extensions['fields']
    }
    expect(await refused()).toMatchObject([{ path: 'input.granteeId' }])
    await hub.receive({ kind: 'group.saved', aggregateId: granteeId, version: 1, data: { status: 'VERIFIED' } })
    await hub.as(grandma).query(withdraw, { id: await granted(grandma, { granteeId }) })
    await hub.receive({ kind: 'group.saved', aggregateId: granteeId, version: 2, data: { status: 'LEFT' } })
    expect(await refused()).toMatchObject([{ path: 'input.granteeId' }])
  })

  test('is listed to the resident and the station; an organisation sees its own only', async () => {
    const list =
      'query ($id: ID!, $active: Boolean) { resident(id: $id) { consents(active: $active) { granteeId active } } }'
    const ask = async (viewer: TestViewer, active: boolean | null) =>
      (await hub.as(viewer).query(list, { id: whom, active })).data.resident.consents
    const id = await granted(grandma, { granteeId: group })
    expect(await ask(grandma, true)).toEqual([{ granteeId: group, active: true }])
    expect((await ask(worker, null)).length).toBeGreaterThan(3)
    expect(
      new Set((await ask(partner(organization), null)).map((one: { granteeId: string }) => one.granteeId)),
    ).toEqual(new Set([organization]))
    expect(await ask(person('district'), null)).toBeNull()
    await hub.as(grandma).query(withdraw, { id })
  })
})

test('help that is declined or withdrawn takes the resident out of sight again', async () => {
  const other = demoId('organization', 6666)
  const referral = { aggregateId: demoId('referral', 950), version: 1 }
  const data = { caseId, residentId: whom, providerId: other }
  await hub.receive({ ...referral, kind: 'referral.offered', data: { ...data, status: 'OFFERED' } })
  expect(await matrix(partner(other))).toEqual(all('CONSENT_REQUIRED'))
  await hub.receive({ ...referral, kind: 'referral.declined', data: { ...data, status: 'DECLINED' } })
  expect(await matrix(partner(other))).toBeNull()
})
