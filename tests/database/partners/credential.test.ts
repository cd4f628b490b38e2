import { v7 } from 'uuid'
import { sql } from '../../../shared/database/pg'
import type { TestSubgraph } from '../../support'
import {
  applied,
  application,
  apply,
  home,
  joined,
  openPartners,
  partnerOf,
  refusal,
  told,
  viewers,
} from './partners-story'

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openPartners()
})
afterAll(() => hub.close())

const issue = 'mutation ($id: ID!) { issueCredential(holderId: $id) { clientId clientSecret tokenUrl issuedAt } }'
const leave = 'mutation ($id: ID!) { leaveHub(id: $id) { status } }'

test('an organisation, the station that answers for it and the hub’s admins get it a credential, and nobody else', async () => {
  const id = await joined(hub)
  for (const viewer of [partnerOf(id), viewers.stationmaster, viewers.district, viewers.admin]) {
    const { issueCredential } = await told(hub, viewer, issue, { id })
    expect(issueCredential.tokenUrl).toMatch(/^http:\/\/.*\/oauth\/token$/)
    expect(Buffer.from(issueCredential.clientSecret, 'base64url')).toHaveLength(32)
  }
  expect((await refusal(hub, viewers.neighbour, issue, { id })).code).toBe('FORBIDDEN')
  expect((await refusal(hub, partnerOf(v7()), issue, { id })).code).toBe('NOT_FOUND')
  expect((await refusal(hub, partnerOf(id), issue, { id: v7() })).code).toBe('NOT_FOUND')
  expect((await refusal(hub, viewers.worker, issue, { id })).code).toBe('FORBIDDEN')
  expect((await refusal(hub, viewers.anonymous, issue, { id })).code).toBe('UNAUTHENTICATED')
})

test('only who is verified gets one', async () => {
  const id = await applied(hub)
  expect(await refusal(hub, viewers.admin, issue, { id })).toMatchObject({
    code: 'ILLEGAL_TRANSITION',
    from: 'APPLIED',
  })
})

test('the secret itself is kept nowhere', async () => {
  const id = await joined(hub)
  const { issueCredential } = await told(hub, partnerOf(id), issue, { id })
  const rows = await hub.running.database.asSystem((caller) =>
    caller.read((tx) => sql<{ text: string }>(tx, '/* all */ select c::text as text from credential c')),
  )
  const kept = rows.map(({ text }) => text).join()
  expect(kept).toContain(issueCredential.clientId)
  expect(kept).not.toContain(issueCredential.clientSecret)
  expect(kept).not.toContain(Buffer.from(issueCredential.clientSecret).toString('hex'))
})

test('a volunteer group gets one for its coordinator, as the volunteers tell of it', async () => {
  const id = v7()
  const saved = (version: number, status: string) =>
    hub.receive({ kind: 'group.saved', aggregateId: id, version, data: { status, areaCodes: [home] } })
  await saved(2, 'VERIFIED')
  await saved(1, 'APPLIED')
  const coordinator = { ...viewers.coordinator, organizationId: id }
  expect((await told(hub, coordinator, issue, { id })).issueCredential.clientId).toBeTruthy()
  await saved(3, 'SUSPENDED')
  expect((await refusal(hub, coordinator, issue, { id })).code).toBe('ILLEGAL_TRANSITION')
})

test('a partner leaves for good, by its own will alone', async () => {
  const id = await joined(hub)
  expect((await refusal(hub, partnerOf(v7()), leave, { id })).code).toBe('NOT_FOUND')
  expect((await refusal(hub, viewers.stationmaster, leave, { id })).code).toBe('FORBIDDEN')
  expect((await told(hub, partnerOf(id), leave, { id })).leaveHub.status).toBe('LEFT')
  expect((await refusal(hub, partnerOf(id), leave, { id })).code).toBe('ILLEGAL_TRANSITION')
  expect((await refusal(hub, partnerOf(id), issue, { id })).code).toBe('ILLEGAL_TRANSITION')
})

test('strangers cannot flood the station with applications of the same firm', async () => {
  const input = { ...application, registrationNumber: '91110102MA0000001X', phone: '010-1' }
  const handIn = () => hub.as(viewers.anonymous).query(apply, { input })
  const answers = await Promise.all(Array.from({ length: 6 }, handIn))
  const refused = answers.filter(({ errors }) => errors?.[0]?.extensions['code'] === 'RATE_LIMITED')
  expect(refused).toHaveLength(3)
  // The station itself may still take one in.
  expect((await told(hub, viewers.stationmaster, apply, { input })).applyAsPartner.status).toBe('APPLIED')
})
