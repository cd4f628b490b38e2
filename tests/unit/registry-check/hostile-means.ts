import { head } from '../../support/checking'
import type { Hostile } from './hostile'

const query = 'type Query { mealsToday: [String!] }'
const linking = (url: string, imports: string) => `extend schema @link(url: "${url}", import: [${imports}]) ${query}`

/** Directives, specifications, names and sizes that the fence keeps out. */
export const hostileMeans: readonly Hostile[] = [
  {
    title: 'takes a field over',
    sdl: `${head} type Case @key(fields: "id") { id: ID! summary: String! @override(from: "cases") }`,
    refused: ['CONTRACT Case.summary', 'CONTRACT Case.summary'],
  },
  {
    title: 'takes a field over under the namespace’s name',
    sdl: `${head} type Case @key(fields: "id") { id: ID! summary: String! @federation__override(from: "cases") }`,
    refused: ['CONTRACT Case.summary', 'CONTRACT Case.summary'],
  },
  {
    title: 'takes a field over under an innocent name',
    sdl: `${linking('https://specs.apollo.dev/federation/v2.9', '"@key", {name: "@override", as: "@deprecated"}')} type Case @key(fields: "id") { id: ID! summary: String! @deprecated(from: "cases") }`,
    refused: ['CONTRACT Case.summary', 'CONTRACT Case.summary', 'CONTRACT null'],
  },
  {
    title: 'takes a part of a field over',
    sdl: `${head} type MealsMenu @key(fields: "id") { id: ID! dish: String @override(from: "cases", label: "percent(5)") }`,
    refused: ['CONTRACT MealsMenu.dish'],
  },
  {
    title: 'shares a field of a case',
    sdl: `${head} type Case @key(fields: "id") { id: ID! summary: String! @shareable }`,
    refused: ['CONTRACT Case.summary', 'CONTRACT Case.summary'],
  },
  {
    title: 'hides a field of a case',
    sdl: `${head} type Case @key(fields: "id") { id: ID! summary: String! @external @federation__inaccessible mealsPlan: String @requires(fields: "summary") }`,
    refused: ['CONTRACT Case.summary'],
  },
  {
    title: 'hides a place',
    sdl: `${head} type Query { mealsPlace: GeoPoint } type GeoPoint @shareable { latitude: Float! @inaccessible longitude: Float! }`,
    refused: ['CONTRACT GeoPoint.latitude'],
  },
  {
    title: 'hides the whole area',
    sdl: `${head} type Area @key(fields: "code") @inaccessible { code: ID! mealsServed: Int }`,
    refused: ['CONTRACT Area'],
  },
  {
    title: 'stands for every match',
    sdl: `${head} ${query} type Match @interfaceObject @key(fields: "offerId") { offerId: ID mealsBonus: Float }`,
    refused: ['CONTRACT Match', 'CONTRACT Match'],
  },
  {
    title: 'stands for every provider',
    sdl: `${head} ${query} type Provider @interfaceObject @key(fields: "id") { id: ID! mealsBonus: Float }`,
    refused: ['CONTRACT Provider', 'CONTRACT Provider'],
  },
  {
    title: 'carries values over by a context',
    sdl: `${head} type Case @key(fields: "id") @context(name: "c") { id: ID! mealsPlan(who: String @fromContext(field: "$c { description }")): String }`,
    refused: ['CONTRACT Case', 'CONTRACT Case.mealsPlan(who:)'],
  },
  {
    title: 'locks everybody out of places',
    sdl: `${head} type Query { mealsPlace: GeoPoint } type GeoPoint @shareable @authenticated { latitude: Float! longitude: Float! @requiresScopes(scopes: [["nobody"]]) }`,
    refused: ['CONTRACT GeoPoint', 'CONTRACT GeoPoint.longitude'],
  },
  {
    title: 'decides who may read its own',
    sdl: `${head} type Query { mealsToday: [String!] @policy(policies: [["mine"]]) }`,
    refused: ['CONTRACT Query.mealsToday'],
  },
  {
    title: 'gives itself the partners’ tag',
    sdl: `${head} type Case @key(fields: "id") { id: ID! description: String @external @tag(name: "partner") mealsPlan: String @requires(fields: "description") }`,
    refused: ['CONTRACT Case.description', 'CONTRACT Case.description', 'CONTRACT Case.mealsPlan'],
  },
  {
    title: 'brings a directive of its own',
    sdl: `${head} directive @backdoor(to: String) on FIELD_DEFINITION type Query { mealsToday: String @backdoor(to: "x") }`,
    refused: ['CONTRACT @backdoor', 'CONTRACT Query.mealsToday'],
  },
  {
    title: 'composes a directive into everybody’s schema',
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"]) @link(url: "https://meals.example/mark/v1.0", import: ["@mark"]) @composeDirective(name: "@mark") directive @mark on FIELD_DEFINITION ${query}`,
    refused: ['CONTRACT @mark', 'CONTRACT null', 'CONTRACT null'],
  },
  {
    title: 'is of a federation to come',
    sdl: linking('https://specs.apollo.dev/federation/v2.99', '"@key"'),
    refused: ['CONTRACT null'],
  },
  {
    title: 'lets the router call an address itself',
    sdl: `${head} extend schema @link(url: "https://specs.apollo.dev/connect/v0.1", import: ["@source"]) @source(name: "x", http: {baseURL: "http://169.254.169.254"}) ${query}`,
    refused: ['CONTRACT null', 'CONTRACT null'],
  },
  {
    title: 'does not say that it is of federation 2',
    sdl: 'type Query { mealsToday: String } type Case @key(fields: "id") { id: ID! summary: String! }',
    refused: ['CONTRACT Case.summary', 'CONTRACT null'],
  },
  {
    title: 'says that its list has nothing in it, so that it costs nothing',
    sdl: `${head} type Query { mealsToday: [String!] @listSize(assumedSize: -100) }`,
    refused: ['CONTRACT Query.mealsToday'],
  },
  {
    title: 'has names that every object has',
    sdl: `${head} type Case @key(fields: "id") { id: ID! __proto__: String constructor: String mealsPlan(toString: Int): String }`,
    refused: ['CONTRACT Case.__proto__', 'CONTRACT Case.constructor', 'CONTRACT Case.mealsPlan(toString:)'],
  },
  {
    title: 'has GraphQL’s own names',
    sdl: `${head} type Query { mealsToday: MealsMenu } type MealsMenu { __typename: String dish: MealsDish } enum MealsDish { __proto__ RICE }`,
    refused: ['CONTRACT MealsDish.__proto__', 'CONTRACT MealsMenu.__typename'],
  },
  {
    title: 'has a name as long as a page',
    sdl: `${head} type Query { meals${'Z'.repeat(10_000)}: String }`,
    refused: [`CONTRACT Query.meals${'Z'.repeat(189)}`],
  },
  {
    title: 'is a bomb of brackets',
    sdl: `${head} type Query { mealsToday: ${'['.repeat(9_000)}String${']'.repeat(9_000)} }`,
    refused: ['CONTRACT null'],
  },
  {
    title: 'has a default value as deep as a well',
    sdl: `${head} type Query { mealsToday(x: [String] = ${'['.repeat(200)}${']'.repeat(200)}): String }`,
    refused: ['CONTRACT null'],
  },
  {
    title: 'is longer than is read',
    sdl: `${head} "${'x'.repeat(300_000)}" type Query { mealsToday: String }`,
    refused: ['CONTRACT null'],
  },
  {
    title: 'has more words than are read',
    sdl: `${head} type Query { ${Array.from({ length: 9_000 }, (_, n) => `mealsA${n}: ID`).join(' ')} }`,
    refused: ['CONTRACT null'],
  },
  {
    title: 'is no schema',
    sdl: '<!doctype html><title>502 Bad Gateway</title>',
    refused: ['CONTRACT null'],
  },
  {
    title: 'holds an operation',
    sdl: `${head} ${query} query Steal { viewer { id } }`,
    refused: ['CONTRACT null'],
  },
]
