import type { GeoPoint } from '../../../shared/geo'
import { TerritoryProblem, type TerritoryArea, type WrittenArea } from './territory'

interface Feature {
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null
  readonly properties?: Readonly<Record<string, unknown>> | null
}

/**
 * Reads a GeoJSON FeatureCollection (RFC 7946): a Point is an area's centre, a Polygon or MultiPolygon its boundary, whose
 * centre may be given as the properties `latitude` and `longitude`. Throws TerritoryProblem.
 */
export function readGeoJson(text: string): WrittenArea[] {
  return featuresOf(text).map(({ geometry, properties }, index) => {
    const { code, name, level, households, latitude, longitude } = properties ?? {}
    const isPoint = geometry?.type === 'Point' && Array.isArray(geometry.coordinates)
    const [pointLongitude, pointLatitude] = isPoint ? (geometry.coordinates as unknown[]) : []
    return {
      row: index + 1,
      ...{ code, name, level, households },
      latitude: pointLatitude ?? latitude,
      longitude: pointLongitude ?? longitude,
      boundary: isPoint ? null : geometry,
    }
  })
}

export function writeGeoJson(areas: readonly TerritoryArea[]): string {
  const features = areas.map(({ center, boundary, ...properties }) => ({
    type: 'Feature',
    properties: boundary ? { ...properties, ...center } : properties,
    geometry: boundary ?? (center && pointOf(center)),
  }))
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 1)}\n`
}

function pointOf({ latitude, longitude }: GeoPoint) {
  return { type: 'Point', coordinates: [longitude, latitude] }
}

function featuresOf(text: string): readonly Feature[] {
  try {
    const { type, features } = JSON.parse(text) as { type?: unknown; features?: unknown }
    if (type === 'FeatureCollection' && Array.isArray(features)) return features.map((one) => (one ?? {}) as Feature)
  } catch (error) {
    throw new TerritoryProblem([`the file is no JSON: ${(error as Error).message}`])
  }
  throw new TerritoryProblem(['the file is no GeoJSON FeatureCollection'])
}
