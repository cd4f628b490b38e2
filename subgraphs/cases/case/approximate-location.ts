import type { GeoPoint } from '../../../shared/geo'

/** Edge of a cell, in degrees of latitude: 500 m. */
const cell = 500 / 111_195

/**
 * The middle of the cell of about 500 m that a place lies in. Every place of a cell has the same answer, so asking
 * again, or moving a little, tells nothing more.
 */
export function approximate(place: GeoPoint): GeoPoint {
  const latitude = middle(place.latitude, cell)
  return { latitude, longitude: middle(place.longitude, cell / Math.max(0.01, Math.cos((latitude * Math.PI) / 180))) }
}

function middle(degrees: number, step: number): number {
  return Math.round((Math.floor(degrees / step) + 0.5) * step * 1e5) / 1e5
}
