import 'reflect-metadata'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StartProblem } from '../../../shared/process'
import { program } from '../../../shared/process/program'
import { projectRoot } from '../../../shared/project/root'
import { openTestHub, type TestHub } from '../../support/hub'
import startServer from '../../support/server.setup'
import stopServer from '../../support/server.teardown'
import { allocatedBytes } from './allocations'
import { smokeOperations } from './operations'

const file = path.join(projectRoot, 'tests/bench/smoke/counts.json')
/** By how much the allocations, which are sampled, may exceed the committed figure. */
const tolerance = 1.15
const [warmUps, runs] = [30, 40]

/** What one operation takes, beside time. */
interface Counts {
  readonly statements: number
  readonly fetches: number
  readonly representations: number
  readonly answerBytes: number
  readonly allocatedKilobytes: number
}

type AllCounts = Readonly<Record<string, Counts>>

/**
 * `npm run bench:smoke`: counts what the board, a match and a list of candidates take, and fails when any of it has
 * grown. `-- --write` takes the new figures as the committed ones.
 */
export const main = program(async ([flag]) => {
  await startServer()
  try {
    const hub = await openTestHub({ seed: 'demo' })
    try {
      const now = await countAll(hub)
      if (flag === '--write') writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`)
      else hold(now)
    } finally {
      await hub.close()
    }
  } finally {
    await stopServer()
  }
})

async function countAll(hub: TestHub): Promise<AllCounts> {
  const counted: [string, Counts][] = []
  for (const name of Object.keys(smokeOperations)) counted.push([name, await count(hub, name)])
  console.table(Object.fromEntries(counted))
  return Object.fromEntries(counted)
}

async function count(hub: TestHub, name: string): Promise<Counts> {
  const { document, variables } = smokeOperations[name] ?? { document: '', variables: {} }
  const run = () => hub.as('worker').query(document, variables)
  for (let round = 0; round < warmUps; round++) await run()
  const watched = watch(hub)
  hub.statements.length = 0
  const answer = await run()
  const statements = hub.statements.length
  watched.end()
  if (answer.errors) throw new Error(`${name} failed: ${JSON.stringify(answer.errors)}`)
  return {
    statements,
    fetches: watched.fetches,
    representations: watched.representations,
    answerBytes: Buffer.byteLength(JSON.stringify(answer)),
    allocatedKilobytes: Math.round((await allocatedBytes(runs, run)) / 1_024),
  }
}

/** Counts what is sent to subgraphs from now on. */
function watch({ hub }: TestHub) {
  const counts = { fetches: 0, representations: 0, end: () => undefined as void }
  const originals = hub.subgraphs.map(({ subgraph }) => {
    const { execute } = subgraph
    return { subgraph, execute }
  })
  for (const { subgraph, execute } of originals)
    subgraph.execute = (request) => {
      counts.fetches++
      for (const [name, value] of Object.entries(request.variables))
        if (name.startsWith('representations') && Array.isArray(value)) counts.representations += value.length
      return execute.call(subgraph, request)
    }
  counts.end = () => {
    for (const { subgraph, execute } of originals) subgraph.execute = execute
  }
  return counts
}

/** Throws with every figure that has grown. */
function hold(now: AllCounts): void {
  const committed = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as AllCounts) : {}
  const grown = Object.entries(now).flatMap(([operation, counts]) =>
    (Object.keys(counts) as (keyof Counts)[]).flatMap((key) => {
      const before = committed[operation]?.[key] ?? 0
      const allowed = key === 'allocatedKilobytes' ? before * tolerance : before
      return counts[key] > allowed ? [`${operation}: ${key} was ${before}, is ${counts[key]}`] : []
    }),
  )
  if (grown.length > 0)
    throw new StartProblem(
      `These have grown; mend that, or give the reason with the figures of npm run bench:smoke -- --write:\n${grown.join('\n')}`,
    )
  console.log('Nothing has grown.')
}
