import { GraphQLBoolean, GraphQLObjectType, GraphQLSchema, parse } from 'graphql'
import { anonymous, system } from '../../shared/auth'
import { sql, SubgraphDatabase } from '../../shared/database/pg'
import { errorMask, executableSubgraph, type SubgraphContext } from '../../shared/graphql'
import { openTestDatabase, type TestDatabase } from '../support'
import { openProxy } from '../system/faults/proxy'

let database: TestDatabase
let tallies: SubgraphDatabase
const statements: string[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  const url = database.urlOf('fixture')
  const onStatement = (name: string) => void statements.push(name)
  tallies = await SubgraphDatabase.open({ url, name: 'fixture', entities: [], poolSize: 1, onStatement })
})
afterAll(async () => {
  await tallies.close()
  await database.close()
})
beforeEach(() => {
  statements.length = 0
})

const insert = "/* insert */ insert into tally values ('a', 1)"
const over = { code: 'SUBGRAPH_TIMEOUT' }

test('a write whose request is over sends nothing', async () => {
  const caller = tallies.callerOf(system, AbortSignal.abort())
  await expect(caller.write((tx) => sql(tx, insert))).rejects.toMatchObject(over)
  await expect(caller.read((tx) => sql(tx, '/* look */ select'))).rejects.toMatchObject(over)
  expect(statements).toEqual([])
})

test('a write whose request ends while it waits for a connection sends nothing, and the connection is free', async () => {
  const request = new AbortController()
  const held = await tallies.pool.connect()
  const writing = tallies.callerOf(system, request.signal).write((tx) => sql(tx, insert))
  const reading = tallies.callerOf(system, request.signal).read((tx) => sql(tx, '/* look */ select'))
  request.abort()
  held.release()
  await expect(writing).rejects.toMatchObject(over)
  await expect(reading).rejects.toMatchObject(over)
  expect(statements).toEqual([])
  expect(await tallies.asSystem((caller) => caller.read((tx) => sql(tx, '/* all */ select from tally')))).toEqual([])
})

test('a write that has begun is finished', async () => {
  const request = new AbortController()
  await tallies.callerOf(system, request.signal).write(async (tx) => {
    request.abort()
    await sql(tx, insert)
  })
  expect(await tallies.asSystem((caller) => caller.write((tx) => sql(tx, 'delete from tally returning name')))).toEqual(
    [{ name: 'a' }],
  )
})

test('what a request reads with has a limit of its own, which what the hub reads for itself has not', async () => {
  const limit = '/* limit */ select current_setting($1) as limit'
  const reading = tallies.callerOf(system, new AbortController().signal)
  expect(await reading.read((tx) => sql(tx, limit, ['statement_timeout']))).toEqual([{ limit: '4s' }])
  await reading.end()
  expect(await tallies.asSystem((caller) => caller.read((tx) => sql(tx, limit, ['statement_timeout'])))).toEqual([
    { limit: '30s' },
  ])
})

test('what takes a request longer is ended by the server; where no answer comes, the connection is given up', async () => {
  const { hostname, port } = new URL(database.adminUrl)
  const proxy = await openProxy({ host: hostname, port: Number(port) })
  const url = database.urlOf('fixture').replace(`:${port}/`, `:${proxy.port}/`)
  const far = await SubgraphDatabase.open({ url, name: 'fixture', entities: [], poolSize: 1, longestRead: 500 })
  const ask = (statement: string) => {
    const caller = far.callerOf(system, new AbortController().signal)
    return caller.read((tx) => sql(tx, statement)).finally(() => caller.end())
  }
  const look = '/* look */ select'
  await expect(ask('/* endless */ select pg_sleep(1000)')).rejects.toMatchObject({ code: 'SUBGRAPH_TIMEOUT' })
  await ask(look)
  proxy.set('hang')
  await expect(ask(look)).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' })
  proxy.set('pass')
  await ask(look)
  await far.close()
  await proxy.close()
})

test('a mutation is told by the signal of its request', async () => {
  const flag = (resolve: (context: SubgraphContext) => Promise<boolean>) => ({
    type: GraphQLBoolean,
    resolve: (_: unknown, __: object, context: SubgraphContext) => resolve(context),
  })
  const write = flag((context) => context.write((tx) => sql(tx, insert)).then(() => true))
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType<unknown, SubgraphContext>({ name: 'Query', fields: { ok: write } }),
    mutation: new GraphQLObjectType<unknown, SubgraphContext>({ name: 'Mutation', fields: { write } }),
  })
  const subgraph = executableSubgraph({
    name: 'fixture',
    schema,
    sdl: () => parse('type Query { ok: Boolean }'),
    callerOf: (viewer, signal) => tallies.callerOf(viewer, signal),
    mask: errorMask(() => undefined),
  })
  const document = parse('mutation { write }')
  const request = { document, variables: {}, operationName: null, viewer: anonymous, requestId: 'r' }
  const answer = await subgraph.execute({ ...request, signal: AbortSignal.abort() })
  expect(answer).toMatchObject({ data: { write: null }, errors: [{ extensions: over }] })
  expect(statements).toEqual([])
})
