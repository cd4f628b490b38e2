import { parse } from 'graphql'
import { GatewayHubClient } from '../../../gateway/execution/hub-client'
import { buildGeneration } from '../../../gateway/generation/generation'
import { composeSupergraph } from '../../../gateway/generation/compose'
import { GenerationHolder } from '../../../gateway/generation/holder'
import { anonymous } from '../../../shared/auth'
import { fixtureHub, fixtureSubgraph } from './fixture'
import { stationFixtures } from './station.fixture'

const { all, needs, people } = stationFixtures()
const { generation, executor } = fixtureHub(all)
const worker = { ...anonymous, id: 'w', role: 'STATION_WORKER' as const }

function connected(timeoutMilliseconds = 1_000) {
  const client = new GatewayHubClient()
  const generations = new GenerationHolder(generation)
  client.connect({ generations, executor, timeoutMilliseconds })
  return { client, generations }
}

describe("a subgraph's questions to the whole hub", () => {
  test('are answered across subgraphs, with the rights of the viewer they are asked for', async () => {
    people.requests.length = 0
    const answer = await connected().client.query(worker, 'query ($id: ID!) { need(id: $id) { worker { name } } }', {
      id: '1',
    })
    expect(answer).toEqual({ data: { need: { worker: { name: 'Worker w' } } } })
    expect(people.requests[0]?.viewer).toBe(worker)
  })

  test('bring errors with their codes', async () => {
    const { errors } = await connected().client.query(worker, '{ need(id: "1") { secret } }', {})
    expect(errors).toEqual([{ message: 'Not yours.', path: ['need', 'secret'], extensions: { code: 'FORBIDDEN' } }])
  })

  test('may be called off by who asks', async () => {
    const { data, errors } = await connected().client.query(
      worker,
      '{ needs { id } }',
      {},
      { signal: AbortSignal.abort() },
    )
    expect([data, errors?.[0]?.extensions]).toEqual([null, { code: 'SUBGRAPH_TIMEOUT' }])
  })

  test('that the supergraph does not have are a mistake, not an answer', async () => {
    await expect(connected().client.query(worker, '{ nothing }', {})).rejects.toThrow('nothing')
  })

  test('are a mistake too before the gateway is there', async () => {
    const client = new GatewayHubClient()
    expect(() => client.matchSources()).toThrow('before its gateway')
    await expect(client.query(worker, '{ needs { id } }', {})).rejects.toThrow('before its gateway')
  })

  test('go to what is served now: a match source that is plugged in is known at once', () => {
    const { client, generations } = connected()
    expect(client.matchSources().map(({ field }) => field)).toEqual(['helperMatches'])
    const meals = fixtureSubgraph('meals', 'key external requires', mealsSdl, {})
    const sources = [...all.map((subgraph) => ({ subgraph, ownerId: null })), { subgraph: meals, ownerId: 'canteen' }]
    generations.swap(buildGeneration(composeSupergraph([...all, meals]), sources))
    expect(client.matchSources()).toContainEqual({
      field: 'mealOffers',
      subgraph: 'meals',
      takesFirst: false,
      pluggedIn: true,
      ownerId: 'canteen',
    })
  })
})

describe('a generation', () => {
  test('answers what was planned on it also after another has been swapped in', async () => {
    const { generations } = connected()
    const before = generations.current
    const source = '{ need(id: "1") { worker { name } } }'
    const plan = before.plan({ key: source, document: parse(source), operationName: null })
    generations.swap(fixtureHub([needs]).generation)
    const context = { viewer: worker, requestId: 'r', signal: new AbortController().signal }
    const { data } = await executor.run(before, plan, { variables: {}, context })
    expect(data).toEqual({ need: { worker: { name: 'Worker w' } } })
  })

  test('plans an operation once', () => {
    const request = { key: '{ needs { id } }', document: parse('{ needs { id } }'), operationName: null }
    expect(generation.plan(request)).toBe(generation.plan(request))
  })

  test('is not made of a supergraph that has a subgraph nobody serves', () => {
    const sources = [{ subgraph: needs, ownerId: null }]
    expect(() => buildGeneration(composeSupergraph(all), sources)).toThrow('no data source for')
  })
})

const mealsSdl = /* GraphQL */ `
  type Case @key(fields: "id") {
    id: ID!
    category: String! @external
    mealOffers: [MealOffer!] @requires(fields: "category")
  }
  interface Match {
    title: String!
    score: Float!
  }
  type MealOffer implements Match {
    title: String!
    score: Float!
  }
`
