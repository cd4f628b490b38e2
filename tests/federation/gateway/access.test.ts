import { anonymous, system } from '../../../shared/auth'
import { fixtureHub, fixtureSubgraph } from './fixture'
import { person } from './live.fixture'

const secrets = fixtureSubgraph(
  'secrets',
  'key authenticated requiresScopes policy',
  /* GraphQL */ `
    type Query {
      letters: [Letter!]!
      safe: Safe
      box: Box
      owner: Owner
    }
    type Mutation {
      burn(id: ID!): Letter @requiresScopes(scopes: [["STATIONMASTER"]])
    }
    type Letter @key(fields: "id") {
      id: ID!
      text: String @authenticated
      note: String @requiresScopes(scopes: [["STATIONMASTER"], ["STATION_WORKER"]])
      seal: String! @requiresScopes(scopes: [["STATIONMASTER"]])
      offer: String @policy(policies: [["organization:o1"]])
      riddle: String @policy(policies: [["nobody:knows"]])
    }
    type Safe @authenticated {
      content: String
    }
    type Box {
      label: String
      inside: Safe
    }
    interface Owner {
      name: String
    }
    type Person implements Owner {
      name: String @authenticated
    }
  `,
  {
    Query: {
      letters: () => [letter('1'), letter('2')],
      safe: () => ({ content: 'gold' }),
      box: () => ({ label: 'B', inside: { content: 'silver' } }),
      owner: () => ({ __typename: 'Person', name: 'Wang' }),
    },
    Mutation: { burn: (_: unknown, { id }: { id: string }) => letter(id) },
    Letter: { __resolveReference: ({ id }: { id: string }) => letter(id) },
  },
)
const stamps = fixtureSubgraph(
  'stamps',
  'key',
  'type Query { stamp: String } type Letter @key(fields: "id") { id: ID! stamp: String }',
  { Letter: { __resolveReference: ({ id }: { id: string }) => ({ id, stamp: `stamp ${id}` }) } },
)
const hub = fixtureHub([secrets, stamps])
const worker = person('w')

function letter(id: string) {
  return { id, text: `text ${id}`, note: `note ${id}`, seal: 'red', offer: 'offer', riddle: 'why' }
}

function codes(answer: Awaited<ReturnType<typeof hub.ask>>): unknown {
  return answer.errors?.map(({ path, extensions }) => [path?.join('.'), extensions['code']])
}

describe('a field that the supergraph keeps from a viewer', () => {
  test('is null with an error at each of its places, and the rest is answered', async () => {
    const answer = await hub.ask('{ letters { id words: text stamp } }', {}, anonymous)
    expect(answer.data).toEqual({
      letters: [
        { id: '1', words: null, stamp: 'stamp 1' },
        { id: '2', words: null, stamp: 'stamp 2' },
      ],
    })
    expect(codes(answer)).toEqual([
      ['letters.0.words', 'UNAUTHENTICATED'],
      ['letters.1.words', 'UNAUTHENTICATED'],
    ])
  })

  test('is never asked of the subgraph', async () => {
    secrets.requests.length = 0
    await hub.ask('{ safe { content } }', {}, anonymous)
    expect(secrets.requests).toHaveLength(0)
  })

  test('takes its parents with it when it may not be null', async () => {
    const answer = await hub.ask('{ letters { seal } }', {}, worker)
    expect(answer.data).toBeNull()
    expect(codes(answer)).toEqual([['letters.seal', 'FORBIDDEN']])
  })

  test('is found in fragments too, and by its type', async () => {
    const query = 'query { ...Root } fragment Root on Query { box { label ... on Box { inside { content } } } }'
    const answer = await hub.ask(query, {}, anonymous)
    expect(answer.data).toEqual({ box: { label: 'B', inside: null } })
    expect(codes(answer)).toEqual([['box.inside', 'UNAUTHENTICATED']])
  })

  test('of an interface is kept back as soon as one type that may stand there says so', async () => {
    expect(codes(await hub.ask('{ owner { name } }', {}, anonymous))).toEqual([['owner.name', 'UNAUTHENTICATED']])
    expect((await hub.ask('{ owner { name } }', {}, worker)).data).toEqual({ owner: { name: 'Wang' } })
  })

  test('as a mutation is not carried out', async () => {
    secrets.requests.length = 0
    const answer = await hub.ask('mutation { burn(id: "1") { id } }', {}, worker)
    expect([answer.data, codes(answer)]).toEqual([{ burn: null }, [['burn', 'FORBIDDEN']]])
    expect(secrets.requests).toHaveLength(0)
  })
})

describe('a viewer', () => {
  test.each([
    ['who has signed in', worker, { text: 'text 1' }],
    ['with one of the roles', person('m', { role: 'STATIONMASTER' }), { note: 'note 1', seal: 'red' }],
    ['of the organisation', person('p', { role: 'PARTNER', organizationId: 'o1' }), { offer: 'offer' }],
    ['who is the hub itself', system, { text: 'text 1', seal: 'red', riddle: 'why' }],
  ])('%s reads what is open to them', async (_, viewer, fields) => {
    const { data, errors } = await hub.ask(`{ letters { ${Object.keys(fields).join(' ')} } }`, {}, viewer)
    expect(errors).toBeUndefined()
    expect(data?.['letters']).toContainEqual(fields)
  })

  test.each([
    ['with another role', person('p', { role: 'PARTNER' }), 'note'],
    ['of another organisation', person('p', { role: 'PARTNER', organizationId: 'o2' }), 'offer'],
    ['whoever it is, where a policy is one that the hub cannot judge', person('p'), 'riddle'],
  ])('%s is refused', async (_, viewer, field) => {
    const answer = await hub.ask(`{ letters { ${field} } }`, {}, viewer)
    expect(answer.data).toEqual({ letters: [{ [field]: null }, { [field]: null }] })
    expect(codes(answer)).toContainEqual([`letters.0.${field}`, 'FORBIDDEN'])
  })

  test('is not answered by the plan of another', async () => {
    const query = '{ letters { note } }'
    const plan = async (viewer: typeof worker) => (await hub.ask(query, {}, viewer)).errors?.length ?? 0
    expect([await plan(worker), await plan(anonymous), await plan(worker)]).toEqual([0, 2, 0])
  })
})
