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
