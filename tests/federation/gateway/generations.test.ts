import { ApolloServer } from '@apollo/server'
import { parse } from 'graphql'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { OperationContext } from '../../../gateway/execution/context'
import { HubGateway } from '../../../gateway/execution/gateway-interface'
import { firstGeneration } from '../../../gateway/generation/first-generation'
import { GenerationHolder } from '../../../gateway/generation/holder'
import { KeptSupergraph } from '../../../gateway/generation/kept-supergraph'
import { RollOut } from '../../../gateway/generation/roll-out'
import { anonymous } from '../../../shared/auth'
import { silentLog } from '../../../shared/logging'
import { testSupergraph } from '../../support/supergraph'
import { fixtureGeneration, fixtureHub, fixtureSubgraph } from './fixture'
import { stationFixtures } from './station.fixture'

const { needs, people, all } = stationFixtures()
const meals = fixtureSubgraph('meals', 'key', 'type Query { meal: String }', { Query: { meal: () => 'soup' } })
const [plain, more] = [testSupergraph(all), testSupergraph([...all, meals])]
const sources = [...all, meals].map((subgraph) => ({ subgraph, ownerId: null }))
const question = '{ needs { title worker { name } helperMatches(first: 1) { title } } }'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hub-supergraph-'))
})
afterAll(() => rm(folder, { recursive: true }))

function served(kept: KeptSupergraph | null = null) {
  const { generation, executor } = fixtureHub(all)
  const generations = new GenerationHolder(generation)
  return { generations, executor, rollOut: new RollOut({ generations, kept, log: silentLog }) }
}

describe('a new supergraph', () => {
  test('is swapped in a hundred times under load, and no request fails', async () => {
    const { generation, executor } = fixtureHub([needs, people])
    const other = fixtureGeneration([needs, people, meals])
    const generations = new GenerationHolder(generation)
    const server = new ApolloServer<OperationContext>({ gateway: new HubGateway(generations, executor) })
    await server.start()
    let swapping = true
    const failures: unknown[] = []
    let answered = 0
    const ask = async () => {
      while (swapping) {
        const contextValue = { viewer: anonymous, requestId: 'r', signal: new AbortController().signal }
        const { body } = await server.executeOperation(
          { query: '{ needs { title worker { name } } }' },
          { contextValue },
        )
        if (body.kind !== 'single' || body.singleResult.errors || !body.singleResult.data?.['needs'])
          failures.push(body)
        answered += 1
        // Everything is in this process: without a pause, nothing else would have its turn.
        await setImmediate()
      }
    }
    const asking = Promise.all(Array.from({ length: 8 }, ask))
    for (let swap = 0; swap < 100; swap++) {
      generations.swap(swap % 2 === 0 ? other : generation)
      for (const before = answered; answered < before + 10;) await setImmediate()
    }
    swapping = false
    await asking
    await server.stop()
    expect(failures).toEqual([])
    expect(answered).toBeGreaterThanOrEqual(1_000)
    expect(generations.current).toBe(generation)
  })

  test('knows the plans of what was asked lately before it is served, and nothing of what does not fit', async () => {
    const { generations, rollOut } = served()
    await rollOut.serve(more, sources)
    const asked = ['{ needs { id } }', '{ meal }', '{ needs { title } }'].map((source) => ({
      key: source,
      document: parse(source),
      operationName: null,
    }))
    for (const request of asked) generations.current.plan(request)
    let planned: unknown
    generations.onSwap((generation) => (planned = generation.recent(10).map(({ key }) => key)))
    await rollOut.serve(plain, sources)
    expect(planned).toEqual(expect.arrayContaining(['{ needs { id } }', '{ needs { title } }']))
    expect(planned).not.toContain('{ meal }')
  })

  test.each([
    ['is no GraphQL', 'type {'],
    ['is no supergraph', 'type Query { a: Int }'],
    [
      'asks for a feature that the hub does not have',
      plain.replace('schema\n', 'schema @link(url: "https://x.test/y/v1", for: EXECUTION)\n'),
    ],
    ['has a subgraph that nobody serves', plain.replaceAll('name: "people"', 'name: "strangers"')],
  ])('that %s never replaces one that works', async (_, bad) => {
    const { generations, rollOut } = served()
    const before = generations.current
    await expect(rollOut.serve(bad, sources)).rejects.toThrow()
    expect(generations.current).toBe(before)
    await rollOut.serve(more, sources)
    expect(generations.current.sdl).toBe(more)
  })
})

describe('the last supergraph that was served', () => {
  test('is kept on disk, and a bad one is not', async () => {
    const kept = new KeptSupergraph(path.join(folder, 'kept'))
    const { rollOut } = served(kept)
    await rollOut.serve(more, sources)
    await expect(rollOut.serve('type {', sources)).rejects.toThrow()
    expect(await kept.read()).toBe(more)
  })

  test('starts the hub when the one that should be served cannot be loaded', async () => {
    const kept = new KeptSupergraph(path.join(folder, 'fallback'))
    await kept.keep(more)
    const broken = { origin: 'committed', read: () => 'type {' }
    expect((await firstGeneration([broken, kept], sources, silentLog)).sdl).toBe(more)
    const good = { origin: 'committed', read: () => plain }
    expect((await firstGeneration([good, kept], sources, silentLog)).sdl).toBe(plain)
  })

  test('is told to be missing by the reason why the first could not be loaded', async () => {
    const broken = { origin: 'committed', read: () => Promise.reject(new Error('supergraph.graphql is missing')) }
    const kept = new KeptSupergraph(path.join(folder, 'nothing'))
    await expect(firstGeneration([broken, kept], sources, silentLog)).rejects.toThrow('supergraph.graphql is missing')
  })

  test('that cannot be written does not keep a good one from being served', async () => {
    const full = path.join(folder, 'full')
    await mkdir(path.join(full, 'supergraph.graphql'), { recursive: true })
    const { generations, rollOut } = served(new KeptSupergraph(full))
    await rollOut.serve(more, sources)
    expect(generations.current.sdl).toBe(more)
  })
})

test('a generation remembers what was asked lately, the latest first', () => {
  const generation = fixtureGeneration(all)
  for (const source of ['{ needs { id } }', question, '{ needs { id } }'])
    generation.plan({ key: source, document: parse(source), operationName: null })
  expect(generation.recent(1).map(({ key }) => key)).toEqual(['{ needs { id } }'])
  expect(generation.recent(5)).toHaveLength(2)
})
