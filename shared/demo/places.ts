import type { GeoPoint } from '../geo'

const metersPerDegree = 111_195

/** The point so many metres north and east of another one; good to a metre within a district. Six decimals. */
export function offset(from: GeoPoint, northMeters: number, eastMeters: number): GeoPoint {
  const latitude = from.latitude + northMeters / metersPerDegree
  const longitude = from.longitude + eastMeters / (metersPerDegree * Math.cos((from.latitude * Math.PI) / 180))
  return { latitude: round(latitude), longitude: round(longitude) }
}

/** The index-th place of a sunflower pattern around a centre: evenly spread, no two closer than about `spacing` metres. */
export function around(center: GeoPoint, index: number, spacing: number): GeoPoint {
  const radius = spacing * Math.sqrt(index + 0.5) * 0.6
  const angle = index * Math.PI * (3 - Math.sqrt(5))
  return offset(center, radius * Math.cos(angle), radius * Math.sin(angle))
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
