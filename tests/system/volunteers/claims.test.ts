import { balancesIn, claimsIn, faultsOfBooks, History, serviceIn, tasksIn, toldIn } from './history'
import { openMortalHub, type MortalHub } from './mortal-hub'
import { addCodes, addGroups, postTask, stationOf, turnBackAssignments } from './scene'
import { id, Team, Volunteer } from './storm'

jest.setTimeout(900_000)

let hub: MortalHub
beforeAll(async () => {
  hub = await openMortalHub()
})
afterAll(() => hub.close())

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n)
const racers = numbers(1, 1_000)
const workers = numbers(2_001, 200)
/** Most want one seat, some two or three: whole or not at all. */
const wanted = (n: number) => (n % 10 === 0 ? 1 + (n % 3) : 1)

test('1,000 clients for 100 seats and 200 for 300 tasks, on bad lines, while the hub is killed twice: what was said holds', async () => {
  const history = new History()
  await addCodes(hub)
  await turnBackAssignments(hub)
  await addGroups(hub, 1, 1_000)
  await addGroups(hub, 2_001, 2_200)
  const station = await stationOf(hub)
  const race = await postTask(station, 'x.a', 100, 24)
  for (const ten of numbers(0, 30))
    await Promise.all(numbers(ten * 10 + 1, 10).map((n) => postTask(station, 'x.b', n % 5 === 0 ? 2 : 1, n)))

  // The first death: while a thousand want the hundred seats.
  const firstDeath = history.reaches(40).then(() => hub.kill('the hub'))
  const running = await Promise.all(racers.map((n) => Team.open(hub, history, n)))
  const won = await Promise.all(running.map((team, n) => team.claim(race, wanted(n))))
  await firstDeath
  const unanswered = hub.unanswered
  expect(unanswered).toBeGreaterThan(0)
  expect((await tasksIn(hub))[0]).toMatchObject({ id: race, seats: 100, taken: 100, claimed: 100, status: 'FILLED' })

  // The second, of PostgreSQL too: while some give seats back that others ask for again, and all tasks are worked off.
  const secondDeath = history.reaches(history.claims.size + 120).then(() => hub.kill('the hub and PostgreSQL'))
  const winners = running.flatMap((team, n) => (won[n] ? [{ team, claim: won[n] }] : []))
  const losers = running.filter((_, n) => won[n] === null && wanted(n) === 1).slice(0, 60)
  const people = workers.map((n) => id(n + 10_000))
  const working = workers.map(async (n) => {
    const team = await Team.open(hub, history, n)
    await team.workOff(await Volunteer.open(hub, history, n + 10_000, people), station)
  })
  const given = winners.filter((_, n) => n % 4 === 0).map(({ team, claim }) => team.release(claim))
  const again = await Promise.all(losers.map((team) => team.claim(race, 1)))
  await Promise.all([...working, ...given, secondDeath])
  expect(hub.unanswered).toBeGreaterThan(unanswered)
  // Whatever came free after they were refused.
  await Promise.all(losers.filter((_, n) => again[n] === null).map((team) => team.claim(race, 1)))

  // No seat twice, and none lost.
  const tasks = await tasksIn(hub)
  expect(tasks[0]).toMatchObject({ id: race, taken: 100, claimed: 100, status: 'FILLED' })
  expect(tasks.filter(({ seats, taken, claimed }) => seats !== taken || taken !== claimed)).toEqual([])
  expect(tasks.slice(1).filter(({ status }) => status !== 'DONE')).toEqual([])
  // Every acknowledged claim is there as it was acknowledged, and none that nobody was told of.
  const known = [...history.claims.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(await claimsIn(hub)).toEqual(known)
  const released = known.filter(({ status }) => status === 'RELEASED')
  expect(await toldIn(hub)).toEqual([
    ...known.map(({ id: claim }) => ({ kind: 'claim.made', claim, times: 1 })),
    ...released.map(({ id: claim }) => ({ kind: 'claim.released', claim, times: 1 })),
  ])
  // Everybody was sent once and credited once; every gift was made once.
  const service = [...history.service].sort(([a], [b]) => (a < b ? -1 : 1))
  expect(await serviceIn(hub)).toEqual(
    service.map(([claim, { volunteer, minutes }]) => ({ claim, volunteer, status: 'CONFIRMED', minutes })),
  )
  expect(service).toHaveLength(360)
  expect(await faultsOfBooks(hub)).toEqual([])
  const balances = await balancesIn(hub)
  expect(new Map(balances.map(({ volunteer, minutes }) => [volunteer, minutes]))).toEqual(history.balances())
}, 300_000)
