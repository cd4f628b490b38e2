import { anonymous } from '../../../shared/auth'
import { sql } from '../../../shared/database/pg'
import type { TestSubgraph } from '../../support'
import { eventsOf } from './icalendar'
import {
  aClaim,
  aGroup,
  aMember,
  aTask,
  assigned,
  coordinatorOf,
  id,
  now,
  openScene,
  refused,
  told,
  volunteerOf,
  worker,
} from './scene'

let scene: TestSubgraph
let group: string
let person: string
let last = 700
beforeAll(async () => {
  const hub = { query: () => Promise.resolve({ data: { case: { id: id(5) } } }), matchSources: () => [] }
  scene = await openScene({ hub })
})
afterAll(() => scene.close())
beforeEach(async () => {
  scene.clock.set(now)
  group = await aGroup(scene, { name: `Readers; ${last}, aloud` })
  person = await aMember(scene, group, (last += 1))
})

const own = () => scene.as({ ...volunteerOf(0), id: person })
const address = async (asking = own(), groupId: string | null = null) => {
  const { calendarUrl } = await told<{ calendarUrl: string | null }>(
    asking,
    'query U($g: ID) { calendarUrl(groupId: $g) }',
    { g: groupId },
  )
  return calendarUrl ?? ''
}
const renew = 'mutation R($g: ID) { renewCalendarUrl(groupId: $g) }'

/** As a calendar would: it has the address and nothing else. */
async function get(url: string) {
  const [route] = scene.running.routes
  const file = url.replace(/^.*\/calendar\//, '')
  const request = { params: { file }, query: new URLSearchParams(), headers: {}, body: '' }
  const answer = await route?.answer(anonymous, request)
  return { status: answer?.status, headers: answer?.headers, text: String(answer?.body) }
}
const dates = async (url: string) => eventsOf((await get(url)).text)

const location = { latitude: 39.91234, longitude: 116.36789 }

test('a volunteer subscribes to where they are to be, and sees what was cancelled', async () => {
  const first = await aTask(scene, { title: 'Read, aloud; daily', location })
  const second = await aTask(scene, { startsAt: '2026-11-04T01:00:00Z', endsAt: '2026-11-04T03:00:00Z', location })
  for (const task of [first, second]) await assigned(scene, group, await aClaim(scene, task, group), [person])
  await told(scene.as(worker), 'mutation C($t: ID!) { cancelTask(id: $t, reason: "rain") { id } }', { t: second })
  const { status, headers, text } = await get(await address())
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8' })
  const name = `Readers; ${last - 1}, aloud`
  expect(eventsOf(text)).toEqual([
    expect.objectContaining({
      ...{ SUMMARY: 'Read, aloud; daily', STATUS: 'CONFIRMED', SEQUENCE: '0' },
      ...{ DTSTART: '20261103T010000Z', DTEND: '20261103T030000Z', GEO: '39.91234;116.36789' },
      LOCATION: '39.91234, 116.36789 (xicheng.g.qianggen)',
      DESCRIPTION: `With ${name}. Details are in Station Hub.`,
    }),
    expect.objectContaining({ STATUS: 'CANCELLED', SEQUENCE: '1', DTSTART: '20261104T010000Z', GEO: '39.91;116.37' }),
  ])
})

test('a long title in Chinese comes whole, and one that would end the event does not', async () => {
  const title = '为独居老人读报纸、陪他们聊天；送一顿热饭。'.repeat(8)
  const hostile = 'Tea\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Free money'
  for (const [day, text] of [
    [6, title],
    [7, hostile],
  ] as const) {
    const times = { startsAt: `2026-11-0${day}T01:00:00Z`, endsAt: `2026-11-0${day}T02:00:00Z` }
    const task = await aTask(scene, { title: text, ...times })
    await assigned(scene, group, await aClaim(scene, task, group), [person])
  }
  const seen = await dates(await address())
  expect(seen.map(({ SUMMARY }) => SUMMARY)).toEqual([title, expect.stringMatching(/^Tea.*END:VEVENT.*Free money$/)])
})

test("a group's coordinator subscribes to what it has claimed", async () => {
  const claimId = await aClaim(scene, await aTask(scene, { seats: 3 }), group, 3)
  await assigned(scene, group, claimId, [person])
  const released = await aClaim(scene, await aTask(scene), group)
  const release = 'mutation R($c: ID!) { releaseClaim(id: $c, reason: "too few") { id } }'
  await told(scene.as(coordinatorOf(group)), release, { c: released })
  const events = await dates(await address(scene.as(coordinatorOf(group)), group))
  expect(events.map(({ STATUS, DESCRIPTION }) => [STATUS, /\d of \d/.exec(DESCRIPTION ?? '')?.[0]]).sort()).toEqual([
    ['CANCELLED', '0 of 1'],
    ['CONFIRMED', '1 of 3'],
  ])
})

test("of work for a resident's need, neither the title nor the exact place is in a feed", async () => {
  const task = await aTask(scene, { title: 'Mrs Wang has fallen', location, caseId: id(5), description: 'Door 7' })
  await assigned(scene, group, await aClaim(scene, task, group), [person])
  for (const url of [await address(), await address(scene.as(coordinatorOf(group)), group)]) {
    const { text } = await get(url)
    expect(text).not.toMatch(/Wang|fallen|Door|39\.912|116\.367/)
    expect(eventsOf(text)).toMatchObject([{ SUMMARY: 'Help for a neighbour', GEO: '39.91;116.37' }])
  }
})

test('dates of more than 90 days ago are gone from the feed', async () => {
  await assigned(scene, group, await aClaim(scene, await aTask(scene), group), [person])
  const url = await address()
  scene.clock.set('2027-02-01T02:59:59Z')
  expect(await dates(url)).toHaveLength(1)
  scene.clock.set('2027-02-01T03:00:00Z')
  expect(await dates(url)).toHaveLength(0)
})

test('the address stays the same until it is renewed, then the old one shows nothing', async () => {
  const old = await address()
  expect(await address()).toBe(old)
  const { renewCalendarUrl } = await told<{ renewCalendarUrl: string }>(own(), renew)
  expect(renewCalendarUrl).not.toBe(old)
  expect(await address()).toBe(renewCalendarUrl)
  expect((await get(old)).status).toBe(404)
  expect((await get(renewCalendarUrl)).status).toBe(200)
  const again = (await told<{ renewCalendarUrl: string }>(own(), renew)).renewCalendarUrl
  expect(new Set([old, renewCalendarUrl, again]).size).toBe(3)
})

test('no address can be made up: every changed character, and every other owner, shows nothing', async () => {
  const url = await address()
  const token = /([\w-]+)\.ics$/.exec(url)?.[1] ?? ''
  expect(token.length).toBeGreaterThan(45)
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === 'A' ? 'B' : 'A'
    const forged = `${token.slice(0, at)}${other}${token.slice(at + 1)}`
    expect([at, (await get(`/calendar/${forged}.ics`)).status]).toEqual([at, 404])
  }
  for (const file of ['', '.ics', token, `${token}.ics.ics`, `${token}=.ics`, 'x.ics', `${'A'.repeat(5000)}.ics`])
    expect((await get(`/calendar/${file}`)).status).toBe(404)
})

test('nothing in the database is worth an address', async () => {
  await told(own(), renew)
  const token = /([\w-]+)\.ics$/.exec(await address())?.[1] ?? 'none'
  const kept = await scene.running.database.asSystem((caller) =>
    caller.read((tx) => sql(tx, '/* keptFeeds */ select calendar_feed::text as row from calendar_feed')),
  )
  expect(kept.length).toBeGreaterThan(0)
  expect(JSON.stringify(kept)).not.toContain(token.slice(-20))
})

test('a feed is for the volunteer or the coordinator alone', async () => {
  const url = 'query U($g: ID) { calendarUrl(groupId: $g) }'
  expect(await told(scene.as(volunteerOf(650)), url)).toEqual({ calendarUrl: null })
  expect(await refused(scene.as(volunteerOf(650)), renew)).toBe('NOT_FOUND')
  for (const asking of [own(), scene.as(worker), scene.as(coordinatorOf(id(404)))]) {
    expect(await told(asking, url, { g: group })).toEqual({ calendarUrl: null })
    expect(await refused(asking, renew, { g: group })).toBe('NOT_FOUND')
  }
  expect(await refused(scene.as({}), url)).toBe('UNAUTHENTICATED')
  expect(await refused(scene.as({ id: 'p', role: 'PARTNER', organizationId: group }), url, { g: group })).toBe(
    'FORBIDDEN',
  )
})
