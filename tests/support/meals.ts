import { federation, openPlugInService, type PlugInService } from './plug-in-service'

export const mealsSdl = `${federation('key external requires shareable')}
type Query { mealsToday: [MealsMenu!] mealsPrice(dish: String!): Float }
type MealsMenu { id: ID! dish: String! soldOut: Boolean! }
type Area @key(fields: "code") { code: ID! mealsServed: Int }
interface Provider { id: ID! }
type Organization implements Provider @key(fields: "id") { id: ID! kitchenHours: String }
type Category @key(fields: "code") { code: ID! }
type Case @key(fields: "id") {
  id: ID!
  category: Category! @external
  mealOffers(first: Int = 10): [MealsOffer!] @requires(fields: "category { code }")
}
interface Match {
  provider: Provider! title: String! offerId: ID score: Float! reasons: [MatchReason!]! distanceMeters: Float fee: Float
}
type MealsOffer implements Match {
  provider: Provider! title: String! offerId: ID score: Float! reasons: [MatchReason!]! distanceMeters: Float fee: Float
}
type MatchReason @shareable { code: MatchReasonCode! weight: Float! value: Float! text: String! }
enum MatchReasonCode { CATEGORY PROXIMITY TRACK_RECORD RESPONSIVENESS SPARE_CAPACITY FEE SKILLS OTHER }
`

/** A meal service of an organisation, which offers one meal for every case. */
export function openMeals(ownerId: string, sdl = mealsSdl): Promise<PlugInService> {
  const reasons = [{ code: 'OTHER', weight: 1, value: 0.9, text: 'Soup today' }]
  const offer = { __typename: 'MealsOffer', title: 'Soup', offerId: 'soup-1', score: 0.9, reasons, fee: 12 }
  const provider = { __typename: 'Organization', id: ownerId }
  const kindOf = { __resolveType: ({ __typename }: { __typename: string }) => __typename }
  return openPlugInService(sdl, {
    Query: {
      mealsToday: () => [{ id: '1', dish: 'Soup', soldOut: false }],
      mealsPrice: (_: unknown, { dish }: { dish: string }) => dish.length,
    },
    Area: { mealsServed: () => 7 },
    Organization: { kitchenHours: () => '11:00-13:00' },
    Case: { mealOffers: () => [{ ...offer, provider }] },
    Provider: kindOf,
    Match: kindOf,
  })
}
