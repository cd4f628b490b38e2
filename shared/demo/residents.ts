import type { GeoPoint } from '../geo'
import { demoArea, demoCommunityCode } from './areas'
import { demoCellIndexOf, demoHouseholdOf } from './households'
import { demoId } from './ids'
import { around } from './places'

/** Id of resident n, 1 to `demoResidentCount`. Resident 1 is the demo person `resident`. */
export function demoResidentId(n: number): string {
  return demoId('resident', n)
}

/** Id of household n, 1 to `demoHouseholdCount`. */
export function demoHouseholdId(n: number): string {
  return demoId('household', n)
}

/** Code of the cell of Qianggen that household n lies in. */
export function demoHouseholdAreaCode(n: number): string {
  const cell = demoCellIndexOf(n)
  return `${demoCommunityCode}.n0${Math.floor(cell / 4) + 1}.c0${(cell % 4) + 1}`
}

/** Where household n is: a few dozen metres from the middle of its cell. */
export function demoHouseholdLocation(n: number): GeoPoint {
  return around(demoArea(demoHouseholdAreaCode(n)), Math.floor(n / 16), 12)
}

/** Code of the cell of Qianggen that resident n lives in. */
export function demoResidentAreaCode(n: number): string {
  return demoHouseholdAreaCode(demoHouseholdOf(n))
}

/** Where resident n lives. */
export function demoResidentLocation(n: number): GeoPoint {
  return demoHouseholdLocation(demoHouseholdOf(n))
}
