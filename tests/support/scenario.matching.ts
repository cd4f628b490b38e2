import { demoArea, demoAreas } from '../../shared/demo'
import { offset } from '../../shared/demo/places'
import type { GeoPoint } from '../../shared/geo'
import type { TestHub } from './hub'
import { told, type Asker } from './scenario'
import { masterOf } from './scenario.viewers'

/** Communities of the demo territory in which nobody offers anything: a world of the test's own. */
export const quiet = demoAreas.filter((area) => area.level === 'COMMUNITY' && area.parent === 'xicheng.a')

/** The code of the n-th quiet community. */
export function quietCommunity(n: number): string {
  const area = quiet[n]
  if (!area) throw new Error(`There is no quiet community ${n}`)
  return area.code
}

/** The stationmaster of subdistrict `a` and all that is in it. */
export const quietMaster: Asker = masterOf('xicheng.a', '01890000-0000-7fff-8000-0000000000a1')

/** A place so many metres north of a community's centre. */
export function placeIn(code: string, metersNorth = 0): GeoPoint {
  const { latitude, longitude } = demoArea(code)
  return offset({ latitude, longitude }, metersNorth, 0)
}

export interface Match {
  readonly offerId: string | null
  readonly title: string
  readonly score: number
  readonly distanceMeters: number | null
  readonly fee: number | null
  readonly provider: { readonly id: string; readonly name: string; readonly kind: string }
  readonly reasons: readonly {
    readonly code: string
    readonly weight: number
    readonly value: number
    readonly text: string
  }[]
  readonly availableMembers?: number
}

const match = `offerId title score distanceMeters fee provider { id name kind } reasons { code weight value text }`

/** All services that fit a case, in order. */
export async function serviceMatches(hub: TestHub, asker: Asker, id: string): Promise<readonly Match[]> {
  const document = `query Services($id: ID!) { case(id: $id) { serviceMatches(first: 100) { ${match} service { id } } } }`
  return (await told<{ case: { serviceMatches: Match[] } }>(hub, asker, document, { id })).case.serviceMatches
}

/** All volunteer groups that fit a case, in order. */
export async function volunteerMatches(hub: TestHub, asker: Asker, id: string): Promise<readonly Match[]> {
  const document = `query Groups($id: ID!) { case(id: $id) { volunteerMatches(first: 100) { ${match} availableMembers group { id } } } }`
  return (await told<{ case: { volunteerMatches: Match[] } }>(hub, asker, document, { id })).case.volunteerMatches
}

/** Σ weight × value of a match's reasons. */
export function explained(of: Pick<Match, 'reasons'>): number {
  return of.reasons.reduce((sum, { weight, value }) => sum + weight * value, 0)
}
