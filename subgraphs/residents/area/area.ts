import type { GeoPoint } from '../../../shared/geo'
import { depth } from '../../../shared/paths'

/** The levels of the territory, from the root down; an area's depth in the tree is its level. */
export const areaLevels = ['DISTRICT', 'SUBDISTRICT', 'COMMUNITY', 'GRID', 'CELL'] as const
export type AreaLevel = (typeof areaLevels)[number]

export interface Area {
  /** The path from the district down: `xicheng.g.qianggen.n03.c02` */
  readonly code: string
  readonly name: string
  readonly level: AreaLevel
  readonly parentCode: string | null
  readonly center: GeoPoint | null
  readonly households: number
}

const communityDepth = areaLevels.indexOf('COMMUNITY') + 1

/** Code of the community that an area is or lies in; null above communities. */
export function communityOf(areaCode: string): string | null {
  return depth(areaCode) < communityDepth ? null : areaCode.split('.').slice(0, communityDepth).join('.')
}

/** The same, of an area that a resident can live in. */
export function communityOfHome(areaCode: string): string {
  return communityOf(areaCode) ?? areaCode
}
