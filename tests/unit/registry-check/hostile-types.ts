import { head } from '../../support/checking'
import type { Hostile } from './hostile'

const query = 'type Query { mealsToday: [String!] }'

/** Definitions and fields that the fence keeps out. */
export const hostileTypes: readonly Hostile[] = [
  {
    title: 'a type that is closed to plug-ins',
    sdl: `${head} ${query} type Resident @key(fields: "id") { id: ID! mealsDiet: String }`,
    refused: ['CONTRACT Resident', 'CONTRACT Resident'],
  },
  {
    title: 'an extension of a closed type',
    sdl: `${head} ${query} extend type StaffMember @key(fields: "id") { id: ID! mealsLunch: String }`,
    refused: ['CONTRACT StaffMember', 'CONTRACT StaffMember'],
  },
  {
    title: 'a closed type without a key, to answer in its place',
    sdl: `${head} type Query { mealsToday: ServiceMatch } type ServiceMatch { title: String! }`,
    refused: ['CONTRACT ServiceMatch'],
  },
  {
    title: 'a closed type as an interface',
    sdl: `${head} ${query} interface Resident { id: ID! }`,
    refused: ['CONTRACT Resident'],
  },
  {
    title: 'an input of the hub with one more field',
    sdl: `${head} ${query} input CaseFilter { mealsOnly: Boolean! }`,
    refused: ['CONTRACT CaseFilter'],
  },
  {
    title: 'a paging type of the hub',
    sdl: `${head} ${query} type PageInfo @shareable { hasNextPage: Boolean! total: Int }`,
    refused: ['CONTRACT PageInfo'],
  },
  {
    title: 'GraphQL’s own scalar',
    sdl: `${head} ${query} scalar String`,
    refused: ['CONTRACT String'],
  },
  {
    title: 'a type without the plug-in’s name',
    sdl: `${head} type Query { mealsToday: [Menu] } type Menu { dish: String }`,
    refused: ['CONTRACT Menu'],
  },
  {
    title: 'a type that only looks like the plug-in’s name',
    sdl: `${head} type Query { mealsToday: [Mealsmenu] } type Mealsmenu { dish: String }`,
    refused: ['CONTRACT Mealsmenu'],
  },
  {
    title: 'a question without the plug-in’s name',
    sdl: `${head} type Query { today: String }`,
    refused: ['CONTRACT Query.today'],
  },
  {
    title: 'the hub’s own question',
    sdl: `${head} type Query { case(id: ID): MealsCase } type MealsCase { id: ID }`,
    refused: ['CONTRACT Query.case'],
  },
  {
    title: 'a question that may not be null',
    sdl: `${head} type Query { mealsToday: [String!]! }`,
    refused: ['CONTRACT Query.mealsToday'],
  },
  {
    title: 'a change',
    sdl: `${head} ${query} type Mutation { mealsOrder(caseId: ID!): Boolean }`,
    refused: ['CONTRACT Mutation.mealsOrder'],
  },
  {
    title: 'a subscription',
    sdl: `${head} ${query} extend type Subscription { mealsCooked: String }`,
    refused: ['CONTRACT Subscription.mealsCooked'],
  },
  {
    title: 'a change under another name',
    sdl: `${head} ${query} extend schema { mutation: MealsChanges } type MealsChanges { order: Boolean }`,
    refused: ['CONTRACT MealsChanges'],
  },
  {
    title: 'a root type under another name',
    sdl: `${head} schema { query: MealsRoot } type MealsRoot { anything: String! }`,
    refused: ['CONTRACT Query'],
  },
  {
    title: 'a field on a case that may not be null',
    sdl: `${head} type Case @key(fields: "id") { id: ID! mealsPlan: String! }`,
    refused: ['CONTRACT Case.mealsPlan'],
  },
  {
    title: 'a field of the hub, answered by the plug-in',
    sdl: `${head} type Case @key(fields: "id") { id: ID! summary: String! }`,
    refused: ['CONTRACT Case.summary'],
  },
  {
    title: 'a field of the hub that partners are not sent, answered by the plug-in',
    sdl: `${head} type Case @key(fields: "id") { id: ID! candidates(first: Int): [String] }`,
    refused: ['CONTRACT Case.candidates'],
  },
  {
    title: 'a case that is no object',
    sdl: `${head} ${query} interface Case { id: ID! }`,
    refused: ['CONTRACT Case'],
  },
  {
    title: 'an interface that a case would implement',
    sdl: `${head} interface MealsThing { id: ID! } type Case implements MealsThing @key(fields: "id") { id: ID! mealsPlan: String }`,
    refused: ['CONTRACT Case'],
  },
  {
    title: 'a provider of the plug-in’s own making',
    sdl: `${head} type Query { mealsKitchen: MealsKitchen } interface Provider { id: ID! } type MealsKitchen implements Provider { id: ID! }`,
    refused: ['CONTRACT MealsKitchen'],
  },
  {
    title: 'a value of the protocol with another type',
    sdl: `${head} type Query { mealsPlace: GeoPoint } type GeoPoint @shareable { latitude: String! longitude: Float! }`,
    refused: ['CONTRACT GeoPoint.latitude'],
  },
  {
    title: 'a value of the protocol with one more field',
    sdl: `${head} type Query { mealsPlace: GeoPoint } type GeoPoint @shareable { latitude: Float! longitude: Float! altitude: Float }`,
    refused: ['CONTRACT GeoPoint.altitude'],
  },
  {
    title: 'a value of the protocol with an argument',
    sdl: `${head} type Query { mealsPlace: GeoPoint } type GeoPoint @shareable { latitude(precise: Boolean): Float! longitude: Float! }`,
    refused: ['CONTRACT GeoPoint.latitude'],
  },
  {
    title: 'one more reason for a match',
    sdl: `${head} type Query { mealsReason: MatchReasonCode } enum MatchReasonCode { CATEGORY PROXIMITY TRACK_RECORD RESPONSIVENESS SPARE_CAPACITY FEE SKILLS OTHER BRIBE }`,
    refused: ['CONTRACT MatchReasonCode.BRIBE'],
  },
  {
    title: 'one more field in the match protocol',
    sdl: `${head} ${query} interface Match { title: String! commission: Float }`,
    refused: ['CONTRACT Match.commission'],
  },
  {
    title: 'a match source that the hub cannot ask',
    sdl: `${head} type Case @key(fields: "id") { id: ID! mealOffers(first: String, diet: String!): [MealsOffer!] } interface Match { title: String! } type MealsOffer implements Match { title: String! }`,
    refused: ['CONTRACT Case.mealOffers(diet:)', 'CONTRACT Case.mealOffers(first:)'],
  },
  {
    title: 'a match source that answers the hub’s own matches',
    sdl: `${head} type Case @key(fields: "id") { id: ID! mealOffers: [ServiceMatch!] }`,
    refused: ['CONTRACT Case.mealOffers'],
  },
]
