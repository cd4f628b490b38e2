import { anonymous, type Viewer } from '../../../shared/auth'
import { sql } from '../../../shared/database/pg'
import type { TestSubgraph } from '../../support'
import {
  anApplicant,
  aClaim,
  aGroup,
  aMember,
  assigned,
  aTask,
  coordinatorOf,
  credit,
  id,
  master,
  neighbour,
  openScene,
  refused,
  told,
  volunteerOf,
  worker,
} from './scene'

let scene: TestSubgraph
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

interface Requests {
  readonly totalCount: number
  readonly edges: readonly { readonly node: { readonly id: string } }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

async function requestsOf(group: string, viewer: Partial<Viewer>, first = 20, after: string | null = null) {
  const document = `query R($id: ID!, $first: Int!, $after: String) { volunteerGroup(id: $id) {
    requests(first: $first, after: $after) { totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } } }`
  type Answer = { volunteerGroup: { requests: Requests | null } }
  return (await told<Answer>(scene.as(viewer), document, { id: group, first, after })).volunteerGroup.requests
}

const idsOf = (requests: Requests | null) => requests?.edges.map(({ node }) => node.id)
const answer = (name: string) =>
  `mutation A($g: ID!, $v: ID!) { ${name}(groupId: $g, volunteerId: $v) { memberCount requests { totalCount } } }`

test('who asks is listed page by page, longest first, until they are answered', async () => {
  const group = await aGroup(scene)
  const coordinator = coordinatorOf(group)
  expect(await requestsOf(group, coordinator)).toMatchObject({ totalCount: 0, edges: [] })
  // The later ones ask first, so that the order is not that of ids; two ask at the same moment.
  const asked = ['2026-11-02T02:00:00Z', '2026-11-02T03:00:00Z', '2026-11-02T03:00:00Z', '2026-11-02T04:00:00Z']
  for (const [index, at] of asked.entries()) {
    scene.clock.set(at)
    await anApplicant(scene, group, [13, 11, 12, 10][index] ?? 0)
  }
  await aMember(scene, group, 14)
  const seen: (string[] | undefined)[] = []
  for (let after: string | null = null; ;) {
    const page: Requests | null = await requestsOf(group, coordinator, 2, after)
    expect(page?.totalCount).toBe(4)
    seen.push(idsOf(page))
    if (!page?.pageInfo.hasNextPage) break
    after = page.pageInfo.endCursor
  }
  expect(seen).toEqual([
    [id(13), id(11)],
    [id(12), id(10)],
  ])
  expect(await told(scene.as(coordinator), answer('admitMember'), { g: group, v: id(11) })).toEqual({
    admitMember: { memberCount: 2, requests: { totalCount: 3 } },
  })
  expect(await told(scene.as(coordinator), answer('declineMember'), { g: group, v: id(13) })).toEqual({
    declineMember: { memberCount: 2, requests: { totalCount: 2 } },
  })
  expect(idsOf(await requestsOf(group, coordinator))).toEqual([id(12), id(10)])
  // Whoever was declined may ask again.
  await anApplicant(scene, group, 13)
  expect(idsOf(await requestsOf(group, coordinator))).toEqual([id(12), id(10), id(13)])
})

test('a cursor of the members is none of the requests', async () => {
  const group = await aGroup(scene)
  await anApplicant(scene, group, 20)
  const document =
    'query R($id: ID!, $after: String) { volunteerGroup(id: $id) { requests(after: $after) { totalCount } } }'
  const after = Buffer.from(JSON.stringify([id(20)])).toString('base64url')
  expect(await refused(scene.as(worker), document, { id: group, after })).toBe('VALIDATION_FAILED')
})

test('saying no takes nobody off who has been let in meanwhile', async () => {
  const group = await aGroup(scene)
  const member = await aMember(scene, group, 30)
  const coordinator = scene.as(coordinatorOf(group))
  for (const who of [member, id(404), 'x'])
    expect(await refused(coordinator, answer('declineMember'), { g: group, v: who })).toBe('NOT_FOUND')
  const document = 'query M($id: ID!) { volunteerGroup(id: $id) { memberCount members { totalCount } } }'
  expect(await told(coordinator, document, { id: group })).toEqual({
    volunteerGroup: { memberCount: 1, members: { totalCount: 1 } },
  })
})

test('requests are listed for whoever may let people in, and for nobody else', async () => {
  const group = await aGroup(scene)
  const other = await aGroup(scene)
  const verify = `mutation V($g: ID!, $s: ID) { verifyGroup(id: $g, areaCodes: ["xicheng.g.qianggen"], supervisorId: $s) { id } }`
  await told(scene.as(master), verify, { g: group, s: worker.id })
  await aMember(scene, group, 40)
  await aMember(scene, other, 42)
  await anApplicant(scene, group, 41)
  await anApplicant(scene, other, 43)
  const viewers: Record<string, Partial<Viewer>> = {
    'its coordinator': coordinatorOf(group),
    'its supervisor': worker,
    'the stationmaster': master,
    'another coordinator': coordinatorOf(other),
    'a worker elsewhere': neighbour,
    'an officer': { id: 'officer', role: 'SUBDISTRICT_OFFICER', area: 'xicheng.g' },
    'the administrator': { id: 'admin', role: 'HUB_ADMIN', area: 'xicheng' },
    'a partner whose id is the group’s': { id: 'p', role: 'PARTNER', organizationId: group },
    'a member': volunteerOf(40),
    'whoever asks': volunteerOf(41),
    'a resident': { id: id(44), role: 'RESIDENT' },
    'a visitor': {},
  }
  const listed: Record<string, unknown> = {}
  const rows: Record<string, unknown> = {}
  for (const [who, viewer] of Object.entries(viewers)) {
    listed[who] = idsOf(await requestsOf(group, viewer)) ?? null
    // The table itself, without the rules above it.
    const caller = scene.running.database.callerOf({ ...anonymous, ...viewer })
    rows[who] = (
      await caller.read((tx) =>
        sql<{ who: string }>(
          tx,
          `/* requestRows */ select volunteer_id as who from membership where status = 'REQUESTED' and group_id = $1`,
          [group],
        ),
      )
    ).map((row) => row.who)
    await caller.end()
  }
  const leading = Object.keys(viewers).slice(0, 3)
  expect(listed).toEqual(
    Object.fromEntries(Object.keys(viewers).map((who) => [who, leading.includes(who) ? [id(41)] : null])),
  )
  expect(rows).toEqual(
    Object.fromEntries(
      Object.keys(viewers).map((who) => [who, [...leading, 'whoever asks'].includes(who) ? [id(41)] : []]),
    ),
  )
})

test('of somebody who asks, a coordinator sees what they can do, and nothing of their account or their other groups', async () => {
  const [group, other] = [await aGroup(scene), await aGroup(scene)]
  const person = await aMember(scene, other, 50, { displayName: 'Lin Yue', skills: ['driving'], languages: ['zh'] })
  await credit(scene, person, 90)
  await assigned(scene, other, await aClaim(scene, await aTask(scene), other), [person])
  await anApplicant(scene, group, 50, { displayName: 'Lin Yue' })
  const document = `query R($id: ID!) { volunteerGroup(id: $id) { requests { edges { node {
    displayName languages skills { code } balanceMinutes ledger { totalCount edges { node { minutes } } }
    groups { id } assignments { id } } } } } }`
  const seenBy = async (viewer: Partial<Viewer>) => {
    type Answer = { volunteerGroup: { requests: { edges: { node: object }[] } } }
    const { volunteerGroup } = await told<Answer>(scene.as(viewer), document, { id: group })
    return volunteerGroup.requests.edges.map(({ node }) => node)
  }
  const canDo = { displayName: 'Lin Yue', languages: ['zh'], skills: [{ code: 'driving' }] }
  expect(await seenBy(coordinatorOf(group))).toEqual([
    { ...canDo, balanceMinutes: 0, ledger: { totalCount: 0, edges: [] }, groups: [], assignments: [] },
  ])
  expect(await seenBy(worker)).toMatchObject([{ ...canDo, balanceMinutes: 90, groups: [{ id: other }] }])

  // The coordinator of the group that they belong to sees the account, as before, also once they have left it.
  const account = 'query V($id: ID!) { volunteer(id: $id) { balanceMinutes ledger { totalCount } } }'
  const whole = { volunteer: { balanceMinutes: 90, ledger: { totalCount: 1 } } }
  expect(await told(scene.as(coordinatorOf(other)), account, { id: person })).toEqual(whole)
  await told(scene.as(coordinatorOf(other)), answer('removeMember'), { g: other, v: person })
  expect(await told(scene.as(coordinatorOf(other)), account, { id: person })).toEqual(whole)
  await told(scene.as(coordinatorOf(group)), answer('admitMember'), { g: group, v: person })
  expect(await told(scene.as(coordinatorOf(group)), account, { id: person })).toEqual(whole)
})

test('a coordinator who asks to join keeps the own account, and gives minutes as before', async () => {
  const [own, other] = [await aGroup(scene), await aGroup(scene)]
  const coordinator: Partial<Viewer> = { id: id(60), role: 'VOLUNTEER_COORDINATOR', organizationId: own }
  const receiver = await aMember(scene, other, 61)
  await told(scene.as(coordinator), 'mutation { saveVolunteer(input: { displayName: "C" }) { id } }')
  await told(scene.as(coordinator), 'mutation J($id: ID!) { joinGroup(groupId: $id) { id } }', { id: own })
  await credit(scene, id(60), 30)
  const give = `mutation G($to: ID!) { giftMinutes(toVolunteerId: $to, minutes: 10, idempotencyKey: "g") { balanceAfter } }`
  expect(await told(scene.as(coordinator), give, { to: receiver })).toEqual({ giftMinutes: { balanceAfter: 20 } })
  const account = 'query V($id: ID!) { volunteer(id: $id) { balanceMinutes ledger { totalCount } } }'
  expect(await told(scene.as(coordinator), account, { id: id(60) })).toEqual({
    volunteer: { balanceMinutes: 20, ledger: { totalCount: 2 } },
  })
})
