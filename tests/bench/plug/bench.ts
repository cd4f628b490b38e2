import { federation, openPlugInService, type PlugInService } from '../../support/plug-in-service'
import { boardBody, boardQuery, boardVariables } from '../support/board'
import { colleagues, openPlace, openWhole } from '../support/hub'
import { load, post, type Load } from '../support/load'
import { residentMegabytes } from '../support/process'
import { table, writeRow } from '../support/report'
import { median } from '../support/statistics'

const [rounds, clients, requests] = [10, 4, 120]

const sdl = `${federation('key')} type Case @key(fields: "id") { id: ID! mealsLeft: Int }`
const plugging = 'mutation Plug($input: SubgraphInput!) { plugSubgraph(input: $input) { status } }'
const unplugging = 'mutation { unplugSubgraph(name: "meals") { status } }'
const withMeals = JSON.stringify({
  query: boardQuery.replace('id number', 'id mealsLeft number'),
  variables: boardVariables,
})

/** What boards notice of a subgraph that is plugged in and out, and of one that hangs: `npm run bench -- plug`. */
export async function benchPlug(): Promise<void> {
  const place = await openPlace()
  const hub = await openWhole(place)
  const meals = await openPlugInService(sdl, { Case: { mealsLeft: () => 3 } })
  try {
    const workers = await colleagues(place, clients)
    const admin = { authorization: await place.authorization('admin') }
    const boards = (body = boardBody, most = requests) =>
      load({ url: hub.url, headers: workers, bodies: [body], clients, requests: most })
    const change = async (query: string, variables = {}) => {
      const { text } = await post(hub.url, { headers: admin, body: JSON.stringify({ query, variables }) })
      if (text.includes('"errors":')) throw new Error(text)
    }
    const plug = () => change(plugging, { input: { name: 'meals', url: meals.url, sdl } })
    // What is compiled and planned on the way is no swap's doing.
    await boards()
    await plug()
    await change(unplugging)

    const megabytes = residentMegabytes(hub.pids[0] ?? 0)
    const swaps: { before: Load; during: Load; seconds: number }[] = []
    for (let round = 0; round < rounds; round++) {
      const before = await boards()
      const from = performance.now()
      const [during, seconds] = await Promise.all([boards(), plug().then(() => (performance.now() - from) / 1_000)])
      await change(unplugging)
      swaps.push({ before, during, seconds })
    }
    const after = residentMegabytes(hub.pids[0] ?? 0)

    await plug()
    const honest = await boards(withMeals)
    const hanging = await withHanging(meals, () => boards(withMeals))
    write({ swaps, honest, hanging, megabytes: [megabytes, after] })
  } finally {
    await meals.close()
    await hub.close()
    await place.close()
  }
}

async function withHanging(meals: PlugInService, ask: () => Promise<Load>): Promise<Load> {
  meals.behave(() => undefined)
  const measured = await ask()
  meals.behave(null)
  return measured
}

interface Measured {
  readonly swaps: readonly { before: Load; during: Load; seconds: number }[]
  readonly honest: Load
  readonly hanging: Load
  readonly megabytes: readonly [number, number]
}

function write({ swaps, honest, hanging, megabytes: [before, after] }: Measured): void {
  const ratio = median(swaps.map(({ before: calm, during }) => during.p99 / calm.p99))
  const atMost = (name: string, measured: number, aim: number, unit: string) => {
    return { name, measured, aim, unit, wanted: 'at most' as const }
  }
  writeRow({
    row: 'plug',
    title: 'A subgraph is plugged in while boards are asked for',
    how: `${clients} clients ask for the board one after another, ${requests} times a round; a meal service is checked, plugged in and out again beside them, ${rounds} times. Then the same board with the service’s field, while the service answers and while it takes every request and never answers.`,
    aims: [
      atMost('boards that failed', sum(swaps.map(({ before: calm, during }) => calm.failed + during.failed)), 0, ''),
      atMost('p99 while it is plugged in, to p99 before, middle of the rounds', ratio, 2, '×'),
      atMost('from the mutation to its answer: served', Math.max(...swaps.map(({ seconds }) => seconds)), 5, 's'),
      atMost('a board with a hanging service, p99', hanging.p99, 1_000 + 1.2 * honest.p99, 'ms'),
    ],
    tables: [
      table(
        ['round', 'p99 before, ms', 'p99 while plugged in, ms', 'served after, s'],
        swaps.map(({ before: calm, during, seconds }, nth) => [`${nth + 1}`, calm.p99, during.p99, seconds]),
      ),
      table(
        ['board with the service’s field', 'p50 ms', 'p99 ms', 'a second'],
        [
          ['it answers', honest.p50, honest.p99, honest.perSecond],
          ['it hangs', hanging.p50, hanging.p99, hanging.perSecond],
        ],
      ),
      table(['memory of the hub, MB', 'before', `after ${rounds} times`], [['resident', before, after]]),
    ].join('\n\n'),
  })
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
