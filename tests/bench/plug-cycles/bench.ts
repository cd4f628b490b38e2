import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { federation, openPlugInService } from '../../support/plug-in-service'
import { boardQuery, boardVariables } from '../support/board'
import { openPlace, openWhole } from '../support/hub'
import { post } from '../support/load'
import { residentMegabytes } from '../support/process'
import { table, writeRow } from '../support/report'
import { median } from '../support/statistics'

/** Until caches are full and all that is loaded once is loaded; then so many in a window. */
const [warm, window, windows] = [100, 100, 10]
/** The thread in which schemas are composed ends after a minute without one. */
const restMilliseconds = 90_000

const sdl = `${federation('key')} type Case @key(fields: "id") { id: ID! mealsLeft: Int }`
const plugging = 'mutation Plug($input: SubgraphInput!) { plugSubgraph(input: $input) { status } }'
const unplugging = 'mutation { unplugSubgraph(name: "meals") { status } }'
const board = { query: boardQuery.replace('id number', 'id mealsLeft number'), variables: boardVariables }

/** Megabytes. */
interface Memory {
  readonly resident: number
  /** What JavaScript holds, with what has not been collected yet. */
  readonly heap: number
}

/** Whether a hub keeps anything of what was plugged in and out again, a thousand times: `npm run bench -- plug-cycles`. */
export async function benchPlugCycles(): Promise<void> {
  const place = await openPlace()
  const hub = await openWhole(place)
  const meals = await openPlugInService(sdl, { Case: { mealsLeft: () => 3 } })
  const memory = () => memoryOf(hub.url, hub.pids[0] ?? 0)
  try {
    const before = await memory()
    const cycles = async (count: number): Promise<Memory[]> => {
      // A token is good for an hour, and all of them may take longer.
      const [worker, admin] = [await place.authorization('worker'), await place.authorization('admin')]
      const told = async (authorization: string, body: object) => {
        const { text: answer } = await post(hub.url, { headers: { authorization }, body: JSON.stringify(body) })
        if (answer.includes('"errors":')) throw new Error(answer)
      }
      const measured: Memory[] = []
      for (let cycle = 0; cycle < count; cycle += 1) {
        await told(admin, { query: plugging, variables: { input: { name: 'meals', url: meals.url, sdl } } })
        await told(worker, board)
        await told(admin, { query: unplugging })
        meals.received.length = 0
        measured.push(await memory())
      }
      return measured
    }
    const atRest = async () => {
      await wait(restMilliseconds)
      return memory()
    }
    await cycles(warm)
    const rests = [await atRest()]
    const measured: Memory[][] = []
    for (let nth = 0; nth < windows; nth += 1) measured.push(await cycles(window))
    rests.push(await atRest())
    write(before, measured, rests)
  } finally {
    await meals.close()
    await hub.close()
    await place.close()
  }
}

async function memoryOf(url: string, pid: number): Promise<Memory> {
  const answer = await new Promise<string>((resolve, reject) => {
    get(new URL('/metrics', url), (response) => void text(response).then(resolve, reject)).on('error', reject)
  })
  const heap = Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(answer)?.[1]) / 2 ** 20
  return { resident: residentMegabytes(pid), heap }
}

/** The lowest of a window is what is left when what is over has just been collected. */
const floorOf = (window: readonly Memory[]) => Math.min(...window.map(({ heap }) => heap))
const residentOf = (window: readonly Memory[]) => median(window.map(({ resident }) => resident))

function write(before: Memory, measured: readonly (readonly Memory[])[], rests: readonly Memory[]): void {
  const [calm, end] = rests.map(({ resident }) => resident)
  const floors = measured.map(floorOf)
  const atMost = (name: string, value: number) => ({
    name,
    measured: value,
    aim: 1.1,
    unit: '×',
    wanted: 'at most' as const,
  })
  writeRow({
    row: 'plug-cycles',
    title: 'A subgraph is plugged in and out a thousand times',
    how: `The whole hub with the demo data in one process: a service is checked and plugged in, a board is asked for with its field, and it is unplugged, ${windows * window} times after ${warm} that are not counted. Memory is looked at after every time, and after ${restMilliseconds / 1_000} seconds of rest before the first that counts and after the last: while it goes on, the thread in which schemas are composed and what has not been collected yet are in it, too.`,
    aims: [
      atMost('heap that is left, the last hundred to the first', (floors.at(-1) ?? NaN) / (floors[0] ?? NaN)),
      atMost('resident memory at rest, after the last to before the first', (end ?? NaN) / (calm ?? NaN)),
    ],
    tables: table(
      ['times', 'heap that is left, MB', 'resident, middle, MB', 'resident, most, MB'],
      [
        ['before any', before.heap, before.resident, before.resident],
        [`at rest after ${warm}`, rests[0]?.heap ?? NaN, calm ?? NaN, calm ?? NaN],
        ...measured.map((one, nth) => [
          `${warm + nth * window + 1} to ${warm + (nth + 1) * window}`,
          ...[floorOf(one), residentOf(one), Math.max(...one.map(({ resident }) => resident))],
        ]),
        [`at rest after ${warm + windows * window}`, rests[1]?.heap ?? NaN, end ?? NaN, end ?? NaN],
      ],
    ),
  })
}
