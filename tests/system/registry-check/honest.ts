import { head, meals } from '../../support/checking'

/** A schema that may be plugged in, and what it would do. */
export interface Honest {
  /** What it is. */
  readonly title: string
  readonly name: string
  readonly sdl: string
  readonly contributes: readonly string[]
  readonly receives: readonly string[]
  readonly matchSources?: readonly string[]
}

const match = `interface Provider { id: ID! }
  interface Match { provider: Provider! title: String! offerId: ID score: Float! reasons: [MatchReason!]! distanceMeters: Float fee: Float }
  type MatchReason @shareable { code: MatchReasonCode! weight: Float! value: Float! text: String! }
  enum MatchReasonCode { CATEGORY PROXIMITY TRACK_RECORD RESPONSIVENESS SPARE_CAPACITY FEE SKILLS OTHER }
  type Organization implements Provider @key(fields: "id", resolvable: false) { id: ID! }`
const matchFields =
  'provider: Provider! title: String! offerId: ID score: Float! reasons: [MatchReason!]! distanceMeters: Float fee: Float'

/** Of different kinds: what partners might really plug in. */
export const honest: readonly Honest[] = [
  {
    title: 'a meal service with a match source',
    name: 'meals',
    sdl: meals,
    contributes: ['Area.mealsServed', 'Case.mealOffers', 'Organization.kitchenHours'],
    receives: [
      'Area.code',
      'Case.approximateLocation',
      'Case.category',
      'Case.id',
      'Case.requirements',
      'Category.code',
      'GeoPoint.latitude',
      'GeoPoint.longitude',
      'NeedRequirements.attributes',
      'NeedRequirements.windows',
      'Organization.id',
      'TimeWindow.startsAt',
    ],
    matchSources: ['mealOffers'],
  },
  {
    title: 'a weather service that knows areas alone',
    name: 'weather',
    sdl: `${head} type Area @key(fields: "code") { code: ID! forecast(days: Int = 3): [WeatherDay!] }
      type WeatherDay { day: String! celsius: Float! sky: WeatherSky! } enum WeatherSky { CLEAR CLOUDS RAIN SNOW }`,
    contributes: ['Area.forecast'],
    receives: ['Area.code'],
  },
  {
    title: 'air that is measured where an area has its centre',
    name: 'air',
    sdl: `${head} type Area @key(fields: "code") { code: ID! center: GeoPoint @external
        airQuality: Int @requires(fields: "center { latitude longitude }") }
      type GeoPoint @shareable { latitude: Float! longitude: Float! }`,
    contributes: ['Area.airQuality'],
    receives: ['Area.center', 'Area.code', 'GeoPoint.latitude', 'GeoPoint.longitude'],
  },
  {
    title: 'ratings of organisations by a chamber of commerce',
    name: 'chamber',
    sdl: `${head} scalar DateTime
      type Organization @key(fields: "id") { id: ID! chamberRatings: [ChamberRating!] }
      type ChamberRating @key(fields: "id") { id: ID! stars: Int! at: DateTime! by: ChamberMember }
      type ChamberMember { name: String! }
      type Query { chamberRating(id: ID!): ChamberRating }`,
    contributes: ['Organization.chamberRatings'],
    receives: ['Organization.id'],
  },
  {
    title: 'a courses catalogue that stands on categories',
    name: 'night-school',
    sdl: `${head} type Category @key(fields: "code") { code: ID! name: String! @external
        courses(first: Int = 10): [NightSchoolCourse!] @requires(fields: "name") @listSize(slicingArguments: ["first"]) }
      type NightSchoolCourse @key(fields: "id") { id: ID! title: String! category: Category }
      type Query { nightSchoolCourses: [NightSchoolCourse!] }`,
    contributes: ['Category.courses'],
    receives: ['Category.code', 'Category.name'],
  },
  {
    title: 'questions of its own alone',
    name: 'library',
    sdl: `${head} type Query { libraryBooks(input: LibrarySearch): [LibraryItem!] library: LibraryInfo }
      input LibrarySearch { text: String, kinds: [LibraryKind!] } enum LibraryKind { BOOK FILM }
      interface LibraryItem { id: ID! title: String! }
      type LibraryBook implements LibraryItem { id: ID! title: String! pages: Int }
      type LibraryFilm implements LibraryItem { id: ID! title: String! minutes: Int }
      type LibraryInfo { open: Boolean! }`,
    contributes: [],
    receives: [],
  },
  {
    title: 'a taxi that answers by urgency, status and due time',
    name: 'taxi',
    sdl: `${head} scalar DateTime
      type Case @key(fields: "id") { id: ID! urgency: Urgency! @external status: CaseStatus! @external dueAt: DateTime! @external
        taxiMinutes: Int @requires(fields: "urgency status dueAt") }
      enum Urgency { LOW NORMAL HIGH EMERGENCY }
      enum CaseStatus { RECEIVED ACCEPTED ASSESSED PLANNED IN_PROGRESS COORDINATING RESOLVED CLOSED REDIRECTED WITHDRAWN }`,
    contributes: ['Case.taxiMinutes'],
    receives: ['Case.dueAt', 'Case.id', 'Case.status', 'Case.urgency'],
  },
  {
    title: 'a match source that answers the interface, and a union',
    name: 'care',
    sdl: `${head} ${match}
      type Case @key(fields: "id") { id: ID! summary: String! @external careOffers: [Match!] @requires(fields: "summary") careAdvice: CareAdvice }
      type CareVisit implements Match { ${matchFields} nurse: String! }
      type CareStay implements Match { ${matchFields} beds: Int! }
      union CareAdvice = CareVisit | CareStay`,
    contributes: ['Case.careAdvice', 'Case.careOffers'],
    receives: ['Case.id', 'Case.summary'],
    matchSources: ['careOffers'],
  },
  {
    title: 'orders of its own that know their case',
    name: 'laundry',
    sdl: `${head} type Query { laundryOrders: [LaundryOrder!] }
      type LaundryOrder @key(fields: "id") { id: ID! kilos: Float! case: Case }
      type Case @key(fields: "id") { id: ID! laundryOrders: [LaundryOrder!] }`,
    contributes: ['Case.laundryOrders'],
    receives: ['Case.id'],
  },
  {
    title: 'a rule on its own orders that needs to know the case',
    name: 'pharmacy',
    sdl: `${head} type Query { pharmacyOrders: [PharmacyOrder!] }
      type PharmacyOrder @key(fields: "id") { id: ID! case: Case language: String @requires(fields: "case { summary }") }
      type Case @key(fields: "id") { id: ID! summary: String! @external requirements: NeedRequirements! @external
        pharmacyNote: String @requires(fields: "requirements { languages ageYears }") }
      type NeedRequirements @shareable { languages: [String!]! ageYears: Int }`,
    contributes: ['Case.pharmacyNote'],
    receives: [
      'Case.id',
      'Case.requirements',
      'Case.summary',
      'NeedRequirements.ageYears',
      'NeedRequirements.languages',
    ],
  },
  {
    title: 'calls of a hotline, under the number that people say',
    name: 'hotline',
    sdl: `${head} type Case @key(fields: "id") { id: ID! number: String! @external recordings: Int @deprecated(reason: "ask for hotlineCalls")
        hotlineCalls: [HotlineCall!] @requires(fields: "number") }
      type HotlineCall @shareable { seconds: Int! }`,
    contributes: ['Case.hotlineCalls', 'Case.recordings'],
    receives: ['Case.id', 'Case.number'],
  },
  {
    title: 'one that copies the hub’s tags and says everything twice over extensions',
    name: 'bikes',
    sdl: `${head} type Query extend type Query { bikesFree(near: BikesPoint): Int }
      input BikesPoint { latitude: Float! longitude: Float! }
      extend type Area @key(fields: "code") { code: ID! @tag(name: "partner") }
      extend type Area { bikesStands: [GeoPoint!] }
      type GeoPoint @shareable { latitude: Float! @tag(name: "partner") longitude: Float! @tag(name: "partner") }`,
    contributes: ['Area.bikesStands'],
    receives: ['Area.code'],
  },
]
