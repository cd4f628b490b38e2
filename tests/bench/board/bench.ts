import { startProgram } from '../../support/program'
import { boardBody } from '../support/board'
import { colleagues, openPlace, openWhole, type BenchHub, type BenchPlace } from '../support/hub'
import { sameAnswer } from '../support/same-answer'
import { writeRow } from '../support/report'
import { compare, ratio, sidesTable, type Side } from '../support/sides'

const notes = [
  'Taken, each with its figures in its commit: plans compiled to steps and answers to shapes, once; a read’s beginning, its rights and its first statement in one message; named statements; reads in flight shared; plain properties read by graphql-js itself and not by type-graphql’s resolvers (4,840 → 4,450 kB allocated for a board); services looked up by key and groups with settings made once (20 needs: 8 → 3 ms and 5.5 → 3 ms of PostgreSQL’s time, of either side here, as the limit matches by the same functions); half-spaces of 64 MB (15 to 20 % less CPU, in turns); entity fetches that are due at the same moment sent as one (seven → four fetches).',
  'Between it and the aim: the limit knows one question, checks no right and makes one round trip. The hub makes nine statements in four transactions, each with the viewer’s rights, and each of its four fetches is an operation of its own. Of what is allocated, two fifths are graphql-js’s: a fifth a dictionary for the arguments of every field, also of those without, a sixth one for every object; of the time, a fifth is collecting it, and no function of the hub’s own is above 2 %. What would be left to take away is the border between subgraphs itself: one execution for those in the same process, without representations; a partner’s subgraph could not be treated like that.',
  'Tried, and left out: graphql-jit in place of graphql-js’s executor in the subgraphs, compiled once for each document: 13.5 ms of CPU a board instead of 11.4, in turns on a busy machine.',
  'Until figures of 22 November 2026 all four clients were one person, whose fetches in flight were shared: less was measured than a board takes by itself.',
]

const [clients, rounds, limit, whole] = [4, 7, 'one statement', 'hub, one process'] as const

/** The board against the limit: the same answer from one statement behind the same HTTP server. */
export async function benchBoard(): Promise<void> {
  const place = await openPlace()
  const hub = await openWhole(place)
  const least = await openLimit(place)
  try {
    const headers = await colleagues(place, clients)
    const sides: Side[] = [
      { name: limit, url: least.url, headers, pids: least.pids },
      { name: whole, url: hub.url, headers, pids: hub.pids },
    ]
    const bytes = await sameAnswer(sides, boardBody)
    const found = await compare(sides, { bodies: [boardBody], clients, requests: 200, rounds })
    writeRow({
      row: 'board',
      title: 'The board, against the limit',
      how: `Twenty cases with community, assignee, three services and three groups each and their referrals (${bytes} bytes,
the same from both) from the demo territory. The limit is one hand-written statement over the tables of all four
subgraphs behind the same HTTP server: it checks no token and no right, knows this one question, and matches by the hub's
own SQL. Each of the four clients is a person of their own: nothing is shared between them. CPU is the process's, without
PostgreSQL's.`,
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
      notes,
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
