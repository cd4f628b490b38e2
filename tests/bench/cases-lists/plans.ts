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

/** How PostgreSQL goes about a question, and what that costs. */
export interface Planned {
  readonly plan: string
  /** In the database, planning included. */
  readonly milliseconds: number
  readonly planning: number
  /** Pages read, from memory or not. */
  readonly pages: number
}

interface Explained {
  readonly 'Planning Time': number
  readonly 'Execution Time': number
  readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number }
}

/** How PostgreSQL goes about each question, as the viewer whose list it is. */
export async function plansOf(url: string, questions: readonly Question[], now: Date): Promise<Planned[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const all: Planned[] = []
  for (const question of questions) {
    const parts: Planned[] = []
    for (const statement of await sentFor(url, question, now)) parts.push(await planned(client, question, statement))
    const sum = (key: 'milliseconds' | 'planning' | 'pages') => parts.reduce((total, part) => total + part[key], 0)
    const plan = parts.map((part) => part.plan).join('\n\n')
    all.push({ plan, milliseconds: sum('milliseconds'), planning: sum('planning'), pages: sum('pages') })
  }
  await client.end()
  return all
}

async function planned(client: Client, question: Question, { text, values }: Statement): Promise<Planned> {
  const explain = async <Row>(how: string) => {
    const { rows } = await client.query<{ 'QUERY PLAN': Row }>(`explain (analyze, ${how}) ${text}`, [...values])
    return rows.map((row) => row['QUERY PLAN'])
  }
  await client.query(beginFor(viewerOf(question), 'read only'))
  const lines = await explain<string>('costs off, timing off, summary off, buffers off')
  const [[explained] = []] = await explain<Explained[]>('buffers, timing off, format json')
  await client.query('commit')
  if (!explained) throw new Error('PostgreSQL explained nothing')
  const { 'Planning Time': planning, 'Execution Time': execution, Plan } = explained
  const name = /\/\* (\w+)/.exec(text)?.[1] ?? ''
  return {
    plan: `── ${question.name}, for ${question.area}: ${name}\n${readable(lines).join('\n')}`,
    milliseconds: planning + execution,
    planning,
    pages: Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'],
  }
}

/** The statements of the store that a question comes to. */
async function sentFor(url: string, question: Question, now: Date): Promise<Statement[]> {
  const database = await SubgraphDatabase.open({ url, name: 'cases', entities: [], poolSize: 1, log: silentLog })
  const sent: Statement[] = []
  const connection = await database.pool.connect()
  const query = connection.query.bind(connection) as (statement: unknown) => unknown
  Object.assign(connection, {
    query: (statement: unknown) => {
      if (Array.isArray((statement as Partial<Statement>).values)) sent.push(statement as Statement)
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
