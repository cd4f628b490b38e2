import { readFileSync } from 'node:fs'
import path from 'node:path'
import { checkSubgraph, type CheckInput, type CheckResult, type KnownSubgraph } from '../../gateway/registry/check'
import { projectRoot } from '../../shared/project/root'

const folders = ['subgraphs/residents', 'subgraphs/cases', 'subgraphs/partners', 'subgraphs/volunteers']

/** The hub's own subgraphs, as they are committed. */
export const core: readonly KnownSubgraph[] = [
  ...folders.map((folder) => ({ name: path.basename(folder), sdl: read(`${folder}/schema.graphql`) })),
  { name: 'hub', sdl: read('gateway/registry/schema.graphql') },
]

function read(file: string): string {
  return readFileSync(path.join(projectRoot, file), 'utf8')
}

export const servedSdl = read('gateway/supergraph.graphql')

export const ownerId = '0192b3c4-0000-7000-8000-000000000001'

/** Begins every honest schema. */
export const head = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@provides", "@shareable", "@tag", "@listSize"])
`

/** A meal service's schema: a match source, a field of Organization, one of Area, a question of its own. */
export const meals = `${head}
scalar DateTime
type Query { mealsToday(area: ID): [MealsMenu!] @listSize(assumedSize: 20) }
type MealsMenu @key(fields: "id") { id: ID! dish: String! area: Area }
type Area @key(fields: "code") { code: ID! mealsServed: Int }
interface Provider { id: ID! }
type Organization implements Provider @key(fields: "id") { id: ID! kitchenHours: String }
type Case @key(fields: "id") {
  id: ID!
  category: Category! @external
  requirements: NeedRequirements! @external
  approximateLocation: GeoPoint @external
  mealOffers(first: Int = 10): [MealsOffer!]
    @requires(fields: "category { code } requirements { attributes windows { startsAt } } approximateLocation { latitude longitude }")
}
type Category @key(fields: "code") { code: ID! }
type GeoPoint @shareable { latitude: Float! longitude: Float! }
type NeedRequirements @shareable { attributes: [String!]! windows: [TimeWindow!]! }
type TimeWindow @shareable { startsAt: DateTime! }
interface Match {
  provider: Provider! title: String! offerId: ID score: Float! reasons: [MatchReason!]! distanceMeters: Float fee: Float
}
type MealsOffer implements Match {
  provider: Provider! title: String! offerId: ID score: Float! reasons: [MatchReason!]! distanceMeters: Float fee: Float
  dish: String!
}
type MatchReason @shareable { code: MatchReasonCode! weight: Float! value: Float! text: String! }
enum MatchReasonCode { CATEGORY PROXIMITY TRACK_RECORD RESPONSIVENESS SPARE_CAPACITY FEE SKILLS OTHER }
`

/** Checks a schema of the plug-in `meals` against the hub as it is committed. */
export function check(sdl: string, over: Partial<CheckInput> & { name?: string } = {}): Promise<CheckResult> {
  const { name = 'meals', ...rest } = over
  const candidate = { name, url: 'http://127.0.0.1:4100/graphql', sdl, ownerId }
  return checkSubgraph({ core, plugged: [], candidate, servedSdl, operations: [], service: null, ...rest })
}
