import { fixtureHub, fixtureSubgraph } from '../../federation/gateway/fixture'

interface Shop {
  readonly id: string
}
type Args = { readonly text: string }

const shops = fixtureSubgraph(
  'shops',
  'key',
  'type Query { shops(text: String): [Shop!]! } type Shop @key(fields: "id") { id: ID! said(text: String): String }',
  {
    Query: { shops: (_: unknown, { text }: Args) => [{ id: text }, { id: '2' }] },
    Shop: { said: ({ id }: Shop, { text }: Args) => `${id} ${text}` },
  },
)
const echoes = fixtureSubgraph(
  'echoes',
  'key',
  'type Shop @key(fields: "id") { id: ID! echo(a: String, b: String): String }',
  { Shop: { echo: ({ id }: Shop, { a, b }: { a: string; b: string }) => `${id} ${a} ${b}` } },
)
const hub = fixtureHub([shops, echoes])

test('a variable of the client may have the name that plans give to entities, and names like it', async () => {
  const query = `query ($representations: String, $_representations: String, $__representations: Boolean!) {
    shops(text: $representations) {
      said(text: $_representations) @include(if: $__representations)
      echo(a: $representations, b: $_representations)
    }
  }`
  const variables = { representations: 'x', _representations: 'y', __representations: true }
  expect(await hub.ask(query, variables)).toEqual({
    data: {
      shops: [
        { said: 'x y', echo: 'x x y' },
        { said: '2 y', echo: '2 x y' },
      ],
    },
  })
  expect(echoes.requests.at(-1)?.variables['representations']).toEqual([
    { __typename: 'Shop', id: 'x' },
    { __typename: 'Shop', id: '2' },
  ])
})
