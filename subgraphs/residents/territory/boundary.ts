import type { GeoPoint } from '../../../shared/geo'

type Position = readonly [longitude: number, latitude: number]
type Ring = readonly Position[]

/** A GeoJSON geometry (RFC 7946): rings of positions, each closed. */
export type Boundary =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }

/** Holds a geometry, or the JSON text of one, against the rules; what is wrong is told. */
export function checkBoundary(written: unknown, wrong: (message: string) => void): Boundary | null {
  const geometry = typeof written === 'string' ? parsed(written) : written
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null
  const fits = Array.isArray(polygons) && polygons.length > 0 && polygons.every(isPolygon)
  if (fits) return { type, coordinates } as Boundary
  wrong('the boundary must be a GeoJSON Polygon or MultiPolygon of closed rings in WGS 84 degrees')
  return null
}

/** The middle by area of the largest outer ring (shoelace formula, the ring taken as flat). */
export function middleOf(boundary: Boundary): GeoPoint {
  const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates
  const middles = polygons.flatMap(([outer]) => (outer ? [middleOfRing(outer)] : []))
  const largest = middles.reduce((a, b) => (b.size > a.size ? b : a))
  return { latitude: round(largest.latitude), longitude: round(largest.longitude) }
}

function middleOfRing(ring: Ring): GeoPoint & { size: number } {
  const [left, bottom] = ring[0] ?? [0, 0]
  let [doubled, x, y] = [0, 0, 0]
  for (const [index, [endX, endY]] of ring.entries()) {
    const [startX, startY] = ring[index - 1] ?? [endX, endY]
    // Counted from the first corner: far from it the products would lose their last digits.
    const cross = (startX - left) * (endY - bottom) - (endX - left) * (startY - bottom)
    doubled += cross
    x += (startX + endX - 2 * left) * cross
    y += (startY + endY - 2 * bottom) * cross
  }
  if (doubled === 0) return { longitude: left, latitude: bottom, size: 0 }
  return { longitude: left + x / (3 * doubled), latitude: bottom + y / (3 * doubled), size: Math.abs(doubled) }
}

/** To about 10 cm. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isPolygon(rings: unknown): boolean {
  return Array.isArray(rings) && rings.length > 0 && rings.every(isRing)
}

function isRing(ring: unknown): boolean {
  if (!Array.isArray(ring) || ring.length < 4 || !ring.every(isPosition)) return false
  return JSON.stringify(ring[0]) === JSON.stringify(ring.at(-1))
}

function isPosition(position: unknown): boolean {
  if (!Array.isArray(position) || position.length < 2) return false
  const [longitude, latitude] = position as unknown[]
  return isWithin(longitude, 180) && isWithin(latitude, 90)
}

function isWithin(value: unknown, bound: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= bound
}
