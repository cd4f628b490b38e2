import { fixtureHub, fixtureSubgraph } from '../../federation/gateway/fixture'

interface Parcel {
  readonly id: string
  readonly weight?: number
  readonly size?: { readonly width: number; readonly edges: readonly { readonly length: number }[] }
  readonly items?: readonly { readonly price: number }[]
}

const parcels: Parcel[] = [
  {
    id: '1',
    weight: 2,
    size: { width: 3, edges: [{ length: 4 }, { length: 5 }] },
    items: [{ price: 1 }, { price: 2 }],
  },
  { id: '2', weight: 1, size: { width: 1, edges: [] }, items: [] },
]
const byId = ({ id }: Parcel) => parcels.find((parcel) => parcel.id === id) ?? null

const store = fixtureSubgraph(
  'store',
  'key shareable',
  `type Query { parcels: [Parcel!]! }
   type Parcel @key(fields: "id") { id: ID! weight: Int size: Size items: [Item!]! }
   type Size @shareable { width: Int! edges: [Edge!]! }
   type Edge @shareable { length: Int! }
   type Item @shareable { price: Int! }`,
  { Query: { parcels: () => parcels }, Parcel: { __resolveReference: byId } },
)
const post = fixtureSubgraph(
  'post',
  'key external requires shareable',
  `type Parcel @key(fields: "id") {
     id: ID!
     weight: Int @external
     size: Size @external
     items: [Item!]! @external
     postage: Int @requires(fields: "weight")
     room: Int @requires(fields: "size { width edges { length } }")
     value: Int @requires(fields: "items { price }")
   }
   type Size @shareable { width: Int! edges: [Edge!]! }
   type Edge @shareable { length: Int! }
   type Item @shareable { price: Int! }`,
  {
    Parcel: {
      __resolveReference: (parcel: Parcel) => parcel,
      postage: ({ weight }: Parcel) => (weight ?? 0) * 10,
      room: ({ size }: Parcel) => (size?.edges ?? []).reduce((sum, { length }) => sum + length, size?.width ?? 0),
      value: ({ items }: Parcel) => (items ?? []).reduce((sum, { price }) => sum + price, 0),
    },
  },
)
const insurance = fixtureSubgraph(
  'insurance',
  'key external requires',
  `type Parcel @key(fields: "id") {
     id: ID! postage: Int @external value: Int @external
     premium: Int @requires(fields: "postage value")
   }`,
  {
    Parcel: {
      __resolveReference: (parcel: object) => parcel,
      premium: ({ postage, value }: { postage: number; value: number }) => postage + value,
    },
  },
)
const hub = fixtureHub([store, post, insurance])

test.each([
  ['of one field', 'postage', [20, 10]],
  ['of nested fields and lists in them', 'room', [12, 1]],
  ['of a list', 'value', [3, 0]],
  ['of what itself requires something', 'premium', [23, 10]],
])('@requires %s brings it, asked for or not', async (_, field, values) => {
  expect(await hub.ask(`{ parcels { computed: ${field} } }`)).toEqual({
    data: { parcels: values.map((computed) => ({ computed })) },
  })
})

test('what is required is not shown to who has not asked for it', async () => {
  expect(await hub.ask('{ parcels { id room weight: postage } }')).toEqual({
    data: {
      parcels: [
        { id: '1', room: 12, weight: 20 },
        { id: '2', room: 1, weight: 10 },
      ],
    },
  })
})
