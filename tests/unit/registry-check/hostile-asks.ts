import { head } from '../../support/checking'
import type { Hostile } from './hostile'

const asking = (fields: string, more = '') =>
  `${head} type Case @key(fields: "id") { id: ID! ${more} mealsPlan: String @requires(fields: "${fields}") }`

/** Ways to be sent what no partner is sent. */
export const hostileAsks: readonly Hostile[] = [
  {
    title: 'asks for the exact place',
    sdl: `${asking('location { latitude longitude }', 'location: GeoPoint @external')} type GeoPoint @shareable { latitude: Float! longitude: Float! }`,
    refused: ['CONTRACT Case.location', 'CONTRACT Case.mealsPlan'],
  },
  {
    title: 'asks for the exact place without saying that it is the hub’s',
    sdl: asking('location { latitude }'),
    refused: ['CONTRACT Case.mealsPlan'],
  },
  {
    title: 'asks for the resident’s phone through the resident',
    sdl: `${asking('resident { phone fullName }', 'resident: Resident @external')} type Resident @key(fields: "id") { id: ID! phone: String @external fullName: String @external }`,
    refused: [
      'CONTRACT Case.mealsPlan',
      'CONTRACT Case.mealsPlan',
      'CONTRACT Case.mealsPlan',
      'CONTRACT Case.resident',
      'CONTRACT Resident',
      'CONTRACT Resident',
    ],
  },
  {
    title: 'asks for what is behind a type condition',
    sdl: asking('... on Case { description }', 'description: String @external'),
    refused: ['CONTRACT Case.description', 'CONTRACT Case.mealsPlan'],
  },
  {
    title: 'asks under another name',
    sdl: asking('summary: description', 'description: String @external'),
    refused: ['CONTRACT Case.description', 'CONTRACT Case.mealsPlan'],
  },
  {
    title: 'enters a case by what no partner is sent',
    sdl: `${head} type Case @key(fields: "id description") { id: ID! description: String mealsPlan: String }`,
    refused: ['CONTRACT Case', 'CONTRACT Case', 'CONTRACT Case.description'],
  },
  {
    title: 'enters a case by another key than the hub’s',
    sdl: `${head} type Case @key(fields: "number") { number: String! mealsPlan: String }`,
    refused: ['CONTRACT Case'],
  },
  {
    title: 'has a second key, so that nobody knows what is sent',
    sdl: `${head} type Case @key(fields: "id") @key(fields: "number summary", resolvable: false) { id: ID! number: String! summary: String! mealsPlan: String }`,
    refused: ['CONTRACT Case'],
  },
  {
    title: 'asks by way of a type of its own',
    sdl: `${head} type MealsOrder @key(fields: "id") { id: ID! case: Case note: String @requires(fields: "case { description }") } type Case @key(fields: "id") { id: ID! description: String @external }`,
    refused: ['CONTRACT Case.description', 'CONTRACT MealsOrder.note'],
  },
  {
    title: 'has a key of its own that reaches into a case',
    sdl: `${head} type MealsOrder @key(fields: "case { id location { latitude } }") { case: Case! } type Case @key(fields: "id") { id: ID! mealsOrder: MealsOrder }`,
    refused: ['CONTRACT MealsOrder'],
  },
  {
    title: 'asks for a field with arguments',
    sdl: asking('category { services(first: 100) { totalCount } }', 'category: Category! @external'),
    refused: ['CONTRACT Case.mealsPlan', 'CONTRACT Case.mealsPlan'],
  },
  {
    title: 'asks for a field of its own that takes arguments',
    sdl: `${head} type MealsOrder @key(fields: "id") { id: ID! price(in: String): Int @external total: Int @requires(fields: "price(in: \\"CNY\\")") }`,
    refused: ['CONTRACT MealsOrder.total'],
  },
  {
    title: 'promises what no partner is sent',
    sdl: `${head} type Query { mealsCase: Case @provides(fields: "description") } type Case @key(fields: "id") { id: ID! description: String @external }`,
    refused: ['CONTRACT Case.description', 'CONTRACT Query.mealsCase'],
  },
  {
    title: 'asks with a bomb of braces',
    sdl: asking(`${'category { parent { '.repeat(40)} code ${'} } '.repeat(40)}`),
    refused: ['CONTRACT Case.mealsPlan'],
  },
  {
    title: 'asks with something that is no selection',
    sdl: asking('} query Q { viewer { id } '),
    refused: ['CONTRACT Case.mealsPlan'],
  },
]
