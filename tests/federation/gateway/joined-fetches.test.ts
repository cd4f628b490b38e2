import { parse, print, type ExecutionResult } from 'graphql'
import { buildGeneration } from '../../../gateway/generation/generation'
import { anonymous } from '../../../shared/auth'
import type { SubgraphRequest } from '../../../shared/graphql/subgraph'
import { testSupergraph } from '../../support/supergraph'
import { fixtureHub, fixtureSubgraph } from './fixture'

const needs = fixtureSubgraph(
  'needs',
  'key',
  `type Query { need: Need }
   type Need @key(fields: "id") { id: ID! area: Area worker: Worker }
   type Area @key(fields: "code") { code: ID! }
   type Worker @key(fields: "id") { id: ID! }`,
  {},
)
const people = fixtureSubgraph(
  'people',
  'key',
  `type Area @key(fields: "code") { code: ID! name(in: String): String }
   type Worker @key(fields: "id") { id: ID! name(in: String): String }`,
  {},
)

const question = 'query ($in: String) { need { area { name(in: $in) } worker { name(in: $in) } } }'
const area = { __typename: 'Area', code: 'a' }
const worker = { __typename: 'Worker', id: 'w' }

/** Of its own: the executor writes into what it is answered. */
const answerOf = (need: object) => structuredClone({ data: { need: { __typename: 'Need', ...need } } })

/** A need of an area and a worker, of whom another subgraph knows the names; it answers what the test says. */
function hubOf(answer: (request: SubgraphRequest) => unknown, need: object = { area, worker }) {
  const asked: SubgraphRequest[] = []
  const hub = fixtureHub([
    { ...needs, execute: () => Promise.resolve(answerOf(need)) },
    {
      ...people,
      execute(request) {
        asked.push(request)
        const result = answer(request)
        return result instanceof Error ? Promise.reject(result) : Promise.resolve(result as ExecutionResult)
      },
    },
  ])
  return { ...hub, asked }
}

const names = (more: object = {}) => ({ data: { _0: [{ name: 'A' }], _1: [{ name: 'W' }] }, ...more })

test('what a subgraph is asked at the same moment is one question', async () => {
  const hub = hubOf(names)
  const { data, errors } = await hub.ask(question, { in: 'zh' })
  expect([data, errors]).toEqual([{ need: { area: { name: 'A' }, worker: { name: 'W' } } }, undefined])
  expect(hub.asked.map(({ variables }) => variables)).toEqual([
    { in: 'zh', representations0: [area], representations1: [worker] },
  ])
  expect(print(hub.asked[0]?.document ?? parse('{ none }'))).toBe(
    print(
      parse(`query ($representations0: [_Any!]!, $in: String, $representations1: [_Any!]!) {
        _0: _entities(representations: $representations0) { ... on Area { name(in: $in) } }
        _1: _entities(representations: $representations1) { ... on Worker { name(in: $in) } }
      }`),
    ),
  )
})

test('a client’s variable of the same name keeps its value', async () => {
  const hub = hubOf(names)
  await hub.ask(question.replaceAll('$in', '$representations0'), { representations0: 'zh' })
  expect(hub.asked[0]?.variables).toEqual({
    representations0: 'zh',
    representations0_: [area],
    representations1: [worker],
  })
})

test('where there is nothing to ask of one, the other is asked in the plain form', async () => {
  const hub = hubOf(() => ({ data: { _entities: [{ name: 'W' }] } }), { area: null, worker })
  expect((await hub.ask(question)).data).toEqual({ need: { area: null, worker: { name: 'W' } } })
  expect(hub.asked.map(({ variables }) => variables)).toEqual([{ representations: [worker] }])
})

const told = async (hub: ReturnType<typeof hubOf>) => {
  const { data, errors = [] } = await hub.ask(question)
  return [data, errors.map(({ path, extensions }) => `${path?.join('.')} ${String(extensions['code'])}`).sort()]
}
const forbidden = (path?: (string | number)[]) => ({ message: 'No.', path, extensions: { code: 'FORBIDDEN' } })

test('an error of one stands at its place, and the other is answered', async () => {
  const hub = hubOf(() => names({ data: { _0: [{ name: 'A' }], _1: [null] }, errors: [forbidden(['_1', 0, 'name'])] }))
  expect(await told(hub)).toEqual([
    { need: { area: { name: 'A' }, worker: { name: null } } },
    ['need.worker.name FORBIDDEN'],
  ])
})

test.each([
  ['an error that is about neither', [forbidden()]],
  ['an error of one that leaves nothing of the answer', [forbidden(['_0'])]],
])('%s is told of both', async (_, errors) => {
  const hub = hubOf(() => ({ data: null, errors }))
  expect(await told(hub)).toEqual([
    { need: { area: { name: null }, worker: { name: null } } },
    ['need.area FORBIDDEN', 'need.worker FORBIDDEN'],
  ])
})

test('a subgraph that fails is told of at every field that it would have filled', async () => {
  const hub = hubOf(() => new Error('down'))
  expect(await told(hub)).toEqual([
    { need: { area: { name: null }, worker: { name: null } } },
    ['need.area.name INTERNAL', 'need.worker.name INTERNAL'],
  ])
})

test('a partner’s service is asked in the plain form alone', async () => {
  const asked: SubgraphRequest[] = []
  const hub = fixtureHub([needs, people])
  const own = { ...needs, execute: () => Promise.resolve(answerOf({ area, worker })) }
  const partner = {
    ...people,
    execute(request: SubgraphRequest) {
      asked.push(request)
      return Promise.resolve({ data: { _entities: [{ name: 'It' }] } })
    },
  }
  const generation = buildGeneration(testSupergraph([needs, people]), [
    { subgraph: own, ownerId: null },
    { subgraph: partner, ownerId: 'canteen' },
  ])
  const plan = generation.plan({ key: 'q', document: parse(question), operationName: null })
  const context = { viewer: anonymous, requestId: 'r', signal: new AbortController().signal }
  const { data } = await hub.executor.run(generation, plan, { variables: {}, context })
  expect(data).toEqual({ need: { area: { name: 'It' }, worker: { name: 'It' } } })
  expect(asked.map(({ variables }) => Object.keys(variables))).toEqual([['representations'], ['representations']])
})
