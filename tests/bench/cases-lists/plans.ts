import { Client } from 'pg'
import { beginFor } from '../../../shared/database/pg/begin'
import { SubgraphDatabase } from '../../../shared/database/pg'
import { silentLog } from '../../../shared/logging'
import { CaseReadingService } from '../../../subgraphs/cases/case/case-reading.service'
import { PgCaseStore } from '../../../subgraphs/cases/case/case.store.pg'
import { viewerOf, type Question } from './questions'

interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** How PostgreSQL goes about each question, as the viewer whose list it is. */
export async function plansOf(url: string, questions: readonly Question[], now: Date): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const parts: string[] = []
  for (const question of questions)
    for (const { text, values } of await sentFor(url, question, now)) {
      await client.query(beginFor(viewerOf(question), 'read only'))
      const explain = `explain (analyze, costs off, timing off, summary off, buffers off) ${text}`
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(explain, [...values])
      await client.query('commit')
      const name = /\/\* (\w+)/.exec(text)?.[1] ?? ''
      const plan = readable(rows.map((row) => row['QUERY PLAN'])).join('\n')
      parts.push(`── ${question.name}, for ${question.area}: ${name}\n${plan}`)
    }
  await client.end()
  return `${parts.join('\n\n')}\n`
}

/** The statements of the store that a question comes to. */
async function sentFor(url: string, question: Question, now: Date): Promise<Statement[]> {
  const database = await SubgraphDatabase.open({ url, name: 'cases', entities: [], poolSize: 1, log: silentLog })
  const sent: Statement[] = []
  const connection = await database.pool.connect()
  const query = connection.query.bind(connection) as (statement: unknown) => unknown
  Object.assign(connection, {
    query: (statement: unknown) => {
      if (typeof statement === 'object') sent.push(statement as Statement)
      return query(statement)
    },
  })
  connection.release()
  const caller = database.callerOf(viewerOf(question))
  const reading = new CaseReadingService(new PgCaseStore(), { now: () => now })
  await reading.list(caller, question.filter, question.order, { first: 20, after: null })
  await caller.end()
  await database.close()
  return sent
}

/** Without what was never run, and the settings of the viewer that row-level security looks up: they are in every plan. */
function readable(lines: readonly string[]): string[] {
  const kept: string[] = []
  let hidden = Number.POSITIVE_INFINITY
  for (const [index, line] of lines.entries()) {
    const depth = line.search(/\S/)
    if (depth > hidden) continue
    hidden = Number.POSITIVE_INFINITY
    const part = /^\s*(InitPlan|SubPlan) /.test(line)
    const idle = /never executed/.test(lines[index + 1] ?? '')
    const setting = /^\s*InitPlan /.test(line) && /-> {2}Result /.test(lines[index + 1] ?? '')
    if ((part && idle) || setting || /never executed/.test(line)) hidden = depth
    else if (!/Index Searches|Heap Blocks|Storage:|Sort Method/.test(line))
      kept.push(line.length > 220 ? `${line.slice(0, 219)}…` : line)
  }
  return kept
}
