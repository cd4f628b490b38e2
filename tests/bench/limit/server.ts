import Fastify from 'fastify'
import { Pool } from 'pg'
import { program } from '../../../shared/process/program'
import { boardSql } from './board.sql'

interface Asked {
  readonly variables: { readonly first: number; readonly area: string }
}

/** The board and nothing else: one statement of one prepared text behind the hub's own HTTP server. Ends with its parent. */
export const main = program(async () => {
  const pool = new Pool({
    connectionString: process.env['DATABASE_URL'] ?? '',
    max: 10,
    // What the hub's matching is written in.
    options: '-c search_path=partners,viewer,public',
  })
  const app = Fastify()
  app.post<{ Body: Asked }>('/graphql', async ({ body: { variables } }, reply) => {
    const values = [variables.first, variables.area]
    const { rows } = await pool.query<{ answer: string }>({ name: 'board', text: boardSql, values })
    return reply.type('application/json; charset=utf-8').send(rows[0]?.answer)
  })
  process.on('SIGTERM', () => process.exit(0))
  console.log(`The limit is ready at ${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`)
})
