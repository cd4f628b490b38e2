import { startProgram } from '../../support/program'
import { boardBody } from '../support/board'
import { openPlace, openWhole, type BenchHub, type BenchPlace } from '../support/hub'
import { sameAnswer } from '../support/same-answer'
import { writeRow } from '../support/report'
import { compare, ratio, sidesTable, type Side } from '../support/sides'

const [rounds, limit, whole] = [7, 'one statement', 'hub, one process'] as const

/** The board against the limit: the same answer from one statement behind the same HTTP server. */
export async function benchBoard(): Promise<void> {
  const place = await openPlace()
  const hub = await openWhole(place)
  const least = await openLimit(place)
  try {
    const headers = { authorization: await place.authorization('worker') }
    const sides: Side[] = [
      { name: limit, url: least.url, headers, pids: least.pids },
      { name: whole, url: hub.url, headers, pids: hub.pids },
    ]
    const bytes = await sameAnswer(sides, boardBody)
    const found = await compare(sides, { bodies: [boardBody], clients: 4, requests: 200, rounds })
    writeRow({
      row: 'board',
      title: 'The board, against the limit',
      how: `Twenty cases with community, assignee, three services and three groups each and their referrals (${bytes} bytes,
the same from both) from the demo territory. The limit is one hand-written statement over the tables of all four
subgraphs behind the same HTTP server: it checks no token and no right, knows this one question, and matches by the hub's
own SQL. CPU is the process's, without PostgreSQL's.`,
      aims: [
        {
          name: 'CPU a request',
          measured: ratio(found, 'cpuPerRequest', [whole, limit]),
          aim: 2,
          unit: '× the limit',
          wanted: 'at most',
        },
      ],
      tables: sidesTable(found),
    })
  } finally {
    await least.close()
    await hub.close()
    await place.close()
  }
}

async function openLimit({ environment }: BenchPlace): Promise<BenchHub> {
  const server = await startProgram('tests/bench/limit/server', { env: environment, line: /is ready at/ })
  const { pid } = server.process
  if (pid === undefined) throw new Error('the server did not start')
  return {
    url: server.line.slice(server.line.indexOf('http')),
    pids: [pid],
    close: async () => void (await server.end()),
  }
}
