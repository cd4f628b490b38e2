import { brought, kitchens } from './kitchens.js'
import { offersFor } from './offers.js'

/**
 * How each field is answered. The hub sends a case, an organisation or an area as its key and what `@requires` names,
 * many at once; `__resolveReference` takes them as they come, since nothing has to be looked up.
 */
export function resolversFor(organizationId) {
  const own = { __typename: 'Organization', id: organizationId }
  return {
    Query: { mealsMenu: () => kitchens.flatMap(({ dishes }) => dishes) },
    Case: {
      __resolveReference: (sent) => sent,
      mealOffers: (sent, { first }) => offersFor(sent, kitchens).slice(0, Math.max(0, first)),
    },
    MealsOffer: {
      // The hub drops an offer whose provider is not the organisation that plugged this in.
      provider: () => own,
      dishes: ({ kitchen }) => kitchen.dishes,
    },
    Organization: {
      __resolveReference: (sent) => sent,
      mealsKitchens: ({ id }) => (id === organizationId ? kitchens : null),
    },
    Area: { __resolveReference: (sent) => sent, mealsBrought: ({ code }) => brought.get(code) ?? 0 },
    Provider: { __resolveType: () => 'Organization' },
    Match: { __resolveType: () => 'MealsOffer' },
  }
}
