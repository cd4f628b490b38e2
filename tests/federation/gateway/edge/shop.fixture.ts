import { Repeater, createPubSub } from '@graphql-yoga/subscription'
import { fixtureSubgraph, type FixtureSubgraph } from '../fixture'

/** Live events of the fixture: `emit` reaches every subscriber that is there. */
export class Notices {
  private readonly feed = createPubSub<{ notice: [{ text: string }] }>()
  subscribers = 0

  emit(text: string): void {
    this.feed.publish('notice', { text })
  }

  subscribe(): AsyncIterable<{ noticed: { text: string } }> {
    this.subscribers++
    const source = this.feed.subscribe('notice')
    return new Repeater(async (push, stop) => {
      void stop.then(() => {
        this.subscribers--
        void source.return()
      })
      for await (const noticed of source) void push({ noticed })
    })
  }
}

/** A subgraph with lists of every kind of size, something that strangers may do, and something live. */
export function shopFixture(notices: Notices): FixtureSubgraph {
  const shop = { id: '1', name: 'Shop', size: 'SMALL', hours: [{ from: 8 }], neighbours: [] }
  return fixtureSubgraph('shops', 'key listSize', sdl, {
    Query: {
      shop: () => shop,
      shops: (_: unknown, { first }: { first: number }) => ({ edges: Array(Math.min(first, 3)).fill({ node: shop }) }),
      echo: (_: unknown, { text }: { text: string }) => text,
      strange: () => ({ text: JSON.parse('"__proto__"') as string }),
    },
    Shop: { __resolveReference: () => shop },
    Mutation: {
      applyAsPartner: (_: unknown, { name }: { name: string }) => name,
      close: () => true,
    },
    Subscription: { noticed: { subscribe: () => notices.subscribe() } },
  })
}

const sdl = `
  type Query {
    shop(id: ID!): Shop
    shops(first: Int = 20): ShopConnection! @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
    shopsById(ids: [ID!]!): [Shop]! @listSize(slicingArguments: [], assumedSize: 20)
    found: [Found!]!
    echo(text: String, size: Size): String
    strange: Notice
  }
  type ShopConnection { edges: [ShopEdge!]! total: Int }
  type ShopEdge { node: Shop! }
  enum Size { SMALL LARGE }
  type Hours { from: Int! }
  type Shop @key(fields: "id") {
    id: ID!
    name: String!
    size: Size!
    hours: [Hours!]!
    neighbours: [Shop!]!
    matches(first: Int = 10): [Notice!]! @listSize(slicingArguments: ["first"])
    branches(first: Int = 10): ShopConnection! @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
  }
  union Found = Shop | Notice
  type Notice { text: String! shop: Shop }
  type Mutation { applyAsPartner(name: String!): String close(id: ID!): Boolean }
  type Subscription { noticed: Notice! }
`
