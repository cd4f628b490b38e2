import { broken } from '../../support/case-invariants'
import { figuresOf, forgottenOf, lostOf, unheardEvents } from './aftermath'
import { live, type Acknowledged } from './life'
import { MortalHub } from './mortal-hub'

jest.setTimeout(900_000)

const lives = 200
const clients = 20
/** Lives begun when it is killed. */
const deaths = [70, 140]
/** Hours that it is down: deadlines fall due while nobody is there to hear them. */
const down = 50
/** Hours after which all that was left undone is late beyond every milestone. */
const ever = 25 * 24

let hub: MortalHub
beforeAll(async () => {
  hub = await MortalHub.open()
  await hub.start()
})
afterAll(() => hub.close())

/** Plays the lives, each by whichever client is free, and kills the hub while they do. */
async function play(known: Acknowledged): Promise<void> {
  const surprises: unknown[] = []
  let begun = 0
  let steps = 0
  let dying = Promise.resolve()
  const die = async () => {
    await hub.kill()
    await hub.pass(down)
    await hub.start()
  }
  const stepped = async () => {
    steps += 1
    if (steps % 20 === 0) await hub.pass(1)
  }
  const client = async () => {
    while (begun < lives && surprises.length === 0) {
      begun += 1
      if (deaths.includes(begun)) dying = dying.then(die)
      await live(hub, begun, known, stepped).catch((error: unknown) => surprises.push(error))
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  await dying
  if (surprises.length > 0) throw surprises[0]
}

test('of 200 lives played by 20 clients nothing is lost or told twice, though the hub is killed in the middle twice', async () => {
  const known: Acknowledged = { versions: new Map(), accepted: new Set(), notes: new Set() }
  await play(known)
  await hub.settled()
  // Lives in which hardly anything happens would prove nothing.
  expect(known.versions.size).toBe(lives)
  expect(known.accepted.size).toBeGreaterThan(lives / 4)
  expect(await unheardEvents(hub.query)).toEqual([])
  await hub.pass(ever)
  await hub.settled()
  expect(await lostOf(hub.query, known)).toEqual([])
  expect(await broken(hub.query)).toEqual([])
  expect(await forgottenOf(hub.query)).toEqual([])
  const { kept, counted } = await figuresOf(hub, ['xicheng', 'xicheng.g', 'xicheng.g.qianggen'])
  expect(kept).toEqual(counted)
})
