import type { FenceMeans } from '../../../gateway/registry/fence/fence'
import { federation } from '../../support/plug-in-service'
import { fixtureSubgraph } from '../../federation/gateway/fixture'

export const sdl = `${federation('key external requires')}
type Query { mealsToday: [MealsMenu!] }
type MealsMenu { dish: String! soldOut: Boolean since: DateTime case: Case }
type Case @key(fields: "id") { id: ID! category: String @external
  mealOffers(first: Int): [MealsOffer!] @requires(fields: "category") mealsLeft: Int mealsKind: MealsKind }
type MealsOffer { title: String! price: Float }
enum MealsKind { HOT COLD }
scalar DateTime`

/** Cases, one of whose fields nobody but the hub may know. */
export const cases = fixtureSubgraph(
  'cases',
  'key',
  `type Query { cases: [Case!]! } type Case @key(fields: "id") { id: ID! title: String category: String secret: String }`,
  {
    Query: { cases: () => ['1', '2'].map(caseOf) },
    Case: { __resolveReference: ({ id }: { id: string }) => caseOf(id) },
  },
)
function caseOf(id: string) {
  return { __typename: 'Case', id, title: `Case ${id}`, category: 'public.meals', secret: 'diagnosis' }
}

const coreTypes = new Set(['Query', 'Case'])
export const means: FenceMeans = {
  production: false,
  resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  tokenFor: null,
  now: () => 0,
  isHubs: (type) => coreTypes.has(type),
  patienceMilliseconds: 60_000,
}
