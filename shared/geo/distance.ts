/** WGS 84, degrees. */
export interface GeoPoint {
  readonly latitude: number
  readonly longitude: number
}

/** Mean earth radius R1 of the IUGG, in metres. */
export const earthRadiusMeters = 6_371_008.8

/** Great-circle distance in metres (haversine formula). The SQL twin is `hub_distance_meters`. */
export function distanceMeters(a: GeoPoint, b: GeoPoint): number {
  const radians = Math.PI / 180
  const dLat = (b.latitude - a.latitude) * radians
  const dLon = (b.longitude - a.longitude) * radians
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(dLon / 2) ** 2
  return 2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(h)))
}

/**
 * SQL for `hub_distance_meters` of two places, written out: where a row is one of many, calling the function costs more
 * than its formula. Null where a latitude is. Each argument names a row that has both.
 */
export const distanceMetersSql = (
  a: string,
  b: string,
) => `case when ${a}.latitude is not null and ${b}.latitude is not null then
  2 * ${earthRadiusMeters} * asin(least(1, sqrt(
    sin(radians(${b}.latitude - ${a}.latitude) / 2) ^ 2
    + cos(radians(${a}.latitude)) * cos(radians(${b}.latitude)) * sin(radians(${b}.longitude - ${a}.longitude) / 2) ^ 2))) end`
