import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import { federation, openPlugInService } from '../../support/plug-in-service'
import { boardQuery, boardVariables } from '../support/board'
import { openPlace, openWhole } from '../support/hub'
import { post } from '../support/load'
import { residentMegabytes } from '../support/process'
import { table, writeRow } from '../support/report'
import { median } from '../support/statistics'

/** Until caches are full and all that is loaded once is loaded; then so many in a window. */
const [warm, window, windows] = [100, 100, 10]

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
    await cycles(warm)
    const measured: Memory[][] = []
    for (let nth = 0; nth < windows; nth += 1) measured.push(await cycles(window))
    write(before, measured)
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

function write(before: Memory, measured: readonly (readonly Memory[])[]): void {
  const grown = (of: (window: readonly Memory[]) => number) => of(measured.at(-1) ?? []) / of(measured[0] ?? [])
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
    how: `The whole hub with the demo data in one process: a service is checked and plugged in, a board is asked for with its field, and it is unplugged, ${windows * window} times after ${warm} that are not counted. Memory is looked at after every time; the thread in which schemas are composed is in the resident memory, too, while it lives.`,
    aims: [
      atMost('heap that is left, the last hundred to the first', grown(floorOf)),
      atMost('resident memory, the last hundred to the first', grown(residentOf)),
    ],
    tables: table(
      ['times', 'heap that is left, MB', 'resident, middle, MB', 'resident, most, MB'],
      [
        ['before the first', before.heap, before.resident, before.resident],
        ...measured.map((one, nth) => [
          `${warm + nth * window + 1} to ${warm + (nth + 1) * window}`,
          ...[floorOf(one), residentOf(one), Math.max(...one.map(({ resident }) => resident))],
        ]),
      ],
    ),
  })
}
