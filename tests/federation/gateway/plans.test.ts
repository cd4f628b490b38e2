import { anonymous } from '../../../shared/auth'
import { SubgraphUnavailable } from '../../../gateway/execution/data-source'
import { fixtureHub } from './fixture'
import { stationFixtures } from './station.fixture'

const fixtures = stationFixtures()
const hub = fixtureHub(fixtures.all)

describe('a query across subgraphs', () => {
  test('brings the fields of every subgraph together, under the names that were asked for', async () => {
    const { data, errors } = await hub.ask(
      `
      query Board($first: Int) {
        board: needs { number: id title area { name } worker { who: name } ...Helpers }
      }
      fragment Helpers on Case { best: helperMatches(first: $first) { title provider { name } } }
    `,
      { first: 1 },
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      board: [
        {
          number: '1',
          title: 'Tap',
          area: { name: 'Area a' },
          worker: { who: 'Worker w' },
          best: [{ title: 'repairs at 1 #1', provider: { name: 'Shop o1' } }],
        },
        {
          number: '2',
          title: 'Meal',
          area: { name: 'Area a' },
          worker: null,
          best: [{ title: 'meals at nowhere #1', provider: { name: 'Shop o1' } }],
        },
        // The area is not there for this viewer: null, and no error.
        {
          number: '3',
          title: 'Walk',
          area: null,
          worker: { who: 'Worker w' },
          best: [{ title: 'company at 3 #1', provider: { name: 'Shop o1' } }],
        },
      ],
    })
  })

  test('finds the concrete types of an interface in the subgraph that knows more of them', async () => {
    const { data } = await hub.ask('{ need(id: "1") { providers { __typename id name ... on Club { id } } } }')
    expect(data).toEqual({
      need: {
        providers: [
          { __typename: 'Shop', id: 's1', name: 'Shop s1' },
          { __typename: 'Club', id: 'c1', name: 'Club c1' },
        ],
      },
    })
  })

  test('leaves out what @skip and @include leave out, and asks no subgraph for it', async () => {
    fixtures.people.requests.length = 0
    const query =
      'query ($with: Boolean!) { need(id: "1") { title @skip(if: $with) area @include(if: $with) { name } } }'
    expect((await hub.ask(query, { with: false })).data).toEqual({ need: { title: 'Tap' } })
    expect(fixtures.people.requests).toHaveLength(0)
    expect((await hub.ask(query, { with: true })).data).toEqual({ need: { area: { name: 'Area a' } } })
  })

  test('sends every reference once', async () => {
    fixtures.people.requests.length = 0
    await hub.ask('{ needs { area { name } worker { name } } }')
    const sent = fixtures.people.requests.flatMap(({ variables }) => Object.values(variables))
    expect(sent).toContainEqual([
      { __typename: 'Area', code: 'a' },
      { __typename: 'Area', code: 'gone' },
    ])
    expect(sent).toContainEqual([{ __typename: 'Worker', id: 'w' }])
  })

  test('hands the viewer and the parsed document on', async () => {
    fixtures.needs.requests.length = 0
    const viewer = { ...anonymous, id: 'somebody', role: 'RESIDENT' as const }
    await hub.ask('query Mine { needs { id } }', {}, viewer)
    expect(fixtures.needs.requests[0]).toMatchObject({ viewer, operationName: 'Mine', document: { kind: 'Document' } })
  })

  test('runs mutations', async () => {
    const { data } = await hub.ask('mutation ($title: String!) { open(title: $title) { title worker { name } } }', {
      title: 'New',
    })
    expect(data).toEqual({ open: { title: 'New', worker: { name: 'Worker w' } } })
  })

  test('answers introspection itself', async () => {
    expect((await hub.ask('{ __schema { queryType { name } } need(id: "1") { __typename } }')).data).toEqual({
      __schema: { queryType: { name: 'Query' } },
      need: { __typename: 'Case' },
    })
  })
})

describe('what goes wrong', () => {
  test('a refusal of a subgraph reaches the client at its field, with its code, and the rest is answered', async () => {
    const { data, errors } = await hub.ask('{ need(id: "1") { title secret } }')
    expect(data).toEqual({ need: { title: 'Tap', secret: null } })
    expect(errors?.map((error) => error.toJSON())).toEqual([
      { message: 'Not yours.', path: ['need', 'secret'], extensions: { code: 'FORBIDDEN' } },
    ])
  })

  test('an unexpected error says nothing but an id, and its cause is reported', async () => {
    const { errors } = await hub.ask('{ need(id: "1") { broken } }')
    expect(JSON.stringify(errors)).not.toMatch(/relation|needs|stack/)
    expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', errorId: 'error-1' })
    expect(String(hub.causes[0])).toContain('relation "needs" does not exist')
  })

  test('a subgraph that is gone leaves null, and an error for every field of it', async () => {
    const { all, people } = stationFixtures()
    const gone = { ...people, execute: () => Promise.reject(new SubgraphUnavailable('ECONNREFUSED')) }
    const { data, errors } = await fixtureHub(all.map((one) => (one === people ? gone : one))).ask(
      '{ needs { title worker { name } } }',
    )
    expect(data).toEqual({
      needs: [
        { title: 'Tap', worker: null },
        { title: 'Meal', worker: null },
        { title: 'Walk', worker: null },
      ],
    })
    expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions['code']])).toEqual([
      ['needs.0.worker.name', 'SUBGRAPH_UNAVAILABLE'],
      ['needs.2.worker.name', 'SUBGRAPH_UNAVAILABLE'],
    ])
  })

  test('a subgraph that hangs is given up when its time is over', async () => {
    const { all, people } = stationFixtures()
    const hanging = { ...people, execute: () => new Promise<never>(() => undefined) }
    const slow = fixtureHub(
      all.map((one) => (one === people ? hanging : one)),
      { subgraphTimeoutMilliseconds: 20 },
    )
    const { data, errors } = await slow.ask('{ need(id: "1") { title worker { name } } }')
    expect(data).toEqual({ need: { title: 'Tap', worker: null } })
    expect(errors?.[0]?.extensions).toEqual({ code: 'SUBGRAPH_TIMEOUT' })
  })

  test('variables that do not fit are refused before any subgraph is asked, each by its path', async () => {
    fixtures.needs.requests.length = 0
    const { data, errors } = await hub.ask('mutation ($title: String!) { open(title: $title) { id } }', {})
    expect(data).toBeUndefined()
    expect(errors?.[0]?.extensions).toEqual({
      code: 'VALIDATION_FAILED',
      fields: [{ path: 'title', message: 'Is required.' }],
    })
    expect(fixtures.needs.requests).toHaveLength(0)
  })
})

describe('match sources', () => {
  test('are the fields of Case that list a type that implements Match', () => {
    expect(hub.generation.matchSources).toEqual([
      { field: 'helperMatches', subgraph: 'helpers', takesFirst: true, pluggedIn: false, ownerId: null },
    ])
  })
})
