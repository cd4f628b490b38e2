import { useText } from '../../i18n/text'
import type { CandidatesQuery } from './case.gen'

type Found = NonNullable<CandidatesQuery['case']>
interface Point {
  readonly latitude: number
  readonly longitude: number
}

const [width, height, margin] = [640, 360, 36] as const

/** Where the need is and where help is, among the parts of the community: drawn here, with no tiles from anywhere. */
export function CandidateMap({ of }: { of: Found }) {
  const t = useText()
  const need = of.location ?? of.approximateLocation
  const areas =
    of.community?.children.flatMap(({ code, name, center }) => (center ? [{ code, name, center }] : [])) ?? []
  const offers = (of.candidates?.items ?? []).flatMap(({ providerId, offerId, providerName }, index) => {
    const at = placeOf(of, providerId, offerId ?? null)
    return at ? [{ key: `${providerId}${offerId ?? ''}`, name: providerName, rank: index + 1, at }] : []
  })
  const points = [...areas.map(({ center }) => center), ...offers.map(({ at }) => at), ...(need ? [need] : [])]
  if (points.length === 0) return null
  const place = projection(points)
  return (
    <svg className="map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('refer.map')}>
      {areas.map(({ code, center }) => {
        const [x, y] = place(center)
        return <circle key={code} className="cell" cx={x} cy={y} r={44} />
      })}
      {/* The names come after every circle: parts of a community overlap, and none may cover another's name. */}
      {areas.map(({ code, name, center }) => {
        const [x, y] = place(center)
        return (
          <text key={code} x={x} y={y + 4} textAnchor="middle">
            {name.split(' ').slice(-1)[0]}
          </text>
        )
      })}
      {offers.toReversed().map(({ key, name, rank, at }) => {
        const [x, y] = place(at)
        return (
          <g key={key}>
            <circle className="offer" cx={x} cy={y} r={9}>
              <title>{name}</title>
            </circle>
            <text className="offer-text" x={x} y={y + 4}>
              {rank}
            </text>
          </g>
        )
      })}
      {need && <path className="need" d={star(...place(need))} />}
    </svg>
  )
}

function placeOf(of: Found, providerId: string, offerId: string | null): Point | null {
  const service = of.serviceMatches?.find((match) => match.offerId === offerId)?.service.location
  const group = of.volunteerMatches?.find((match) => match.group.id === providerId)?.group.base
  return service ?? group ?? null
}

/** Degrees to pixels: on so small a piece of the earth a degree of longitude is shorter by the cosine of the latitude. */
function projection(points: readonly Point[]): (point: Point) => [number, number] {
  const latitudes = points.map(({ latitude }) => latitude)
  const longitudes = points.map(({ longitude }) => longitude)
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const shrink = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const scale = Math.min(
    (width - 2 * margin) / Math.max(1e-6, (east - west) * shrink),
    (height - 2 * margin) / Math.max(1e-6, north - south),
  )
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2]
  return ({ latitude, longitude }) => [
    width / 2 + (longitude - middleX) * shrink * scale,
    height / 2 - (latitude - middleY) * scale,
  ]
}

function star(x: number, y: number): string {
  const corners = Array.from({ length: 10 }, (_, index) => {
    const radius = index % 2 === 0 ? 12 : 5
    const angle = (Math.PI / 5) * index - Math.PI / 2
    return `${x + radius * Math.cos(angle)} ${y + radius * Math.sin(angle)}`
  })
  return `M${corners.join('L')}Z`
}
