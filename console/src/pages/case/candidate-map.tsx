import { useText } from '../../i18n/text'
import { MapFrame } from '../../kit/map-frame'
import type { CandidatesQuery } from './case.gen'

type Found = NonNullable<CandidatesQuery['case']>
interface Point {
  readonly latitude: number
  readonly longitude: number
}

const [width, height] = [640, 360] as const
/** Beside the outermost points there is room for a name. */
const [marginX, marginY] = [120, 40] as const
const [smallest, largest] = [6, 44] as const
const metresPerDegree = 111_320
const lengths = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000] as const
const longestBar = 140

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
  const { place, metresPerUnit } = projection(points)
  const cells = placed(areas.map(({ code, name, center }) => ({ code, name, at: place(center) })))
  const metres = lengths.findLast((length) => length / metresPerUnit <= longestBar) ?? lengths[0]
  return (
    <MapFrame label={t('refer.map')} width={width} height={height}>
      {cells.map(({ code, at: [x, y], radius }) => (
        <circle key={code} className="cell" cx={x} cy={y} r={radius} />
      ))}
      {/* The names come after every circle: parts of a community overlap, and none may cover another's name. */}
      {cells.map(({ code, name, label: [x, y], anchor }) => (
        <text key={code} x={x} y={y} textAnchor={anchor}>
          {name}
        </text>
      ))}
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
      <path className="scale" d={`M12 ${height - 16}v6h${metres / metresPerUnit}v-6`} />
      <text x={12} y={height - 22}>
        {t('refer.metres', { count: metres })}
      </text>
    </MapFrame>
  )
}

type Spot = [number, number]

/** Each circle reaches half way to its nearest neighbour; its name stands outside of it, away from the middle of all. */
function placed<Cell extends { readonly at: Spot }>(cells: readonly Cell[]) {
  const middle = [0, 1].map((axis) => cells.reduce((sum, { at }) => sum + (at[axis] ?? 0), 0) / cells.length)
  return cells.map((cell) => {
    const [x, y] = cell.at
    const apart = cells.filter((other) => other !== cell).map(({ at }) => Math.hypot(at[0] - x, at[1] - y))
    const radius = Math.min(largest, Math.max(smallest, ...(apart.length > 0 ? [Math.min(...apart) / 2] : [largest])))
    const [dx, dy] = [x - (middle[0] ?? x), y - (middle[1] ?? y)]
    const far = Math.hypot(dx, dy)
    const anchor: 'start' | 'middle' | 'end' = far < 1 || Math.abs(dx) < far / 3 ? 'middle' : dx < 0 ? 'end' : 'start'
    const away = radius + 6
    const label: Spot = far < 1 ? [x, y + away + 8] : [x + (dx / far) * away, y + (dy / far) * away + 4]
    return { ...cell, radius, label, anchor }
  })
}

function placeOf(of: Found, providerId: string, offerId: string | null): Point | null {
  const service = of.serviceMatches?.find((match) => match.offerId === offerId)?.service.location
  const group = of.volunteerMatches?.find((match) => match.group.id === providerId)?.group.base
  return service ?? group ?? null
}

/** Degrees to pixels: on so small a piece of the earth a degree of longitude is shorter by the cosine of the latitude. */
function projection(points: readonly Point[]): { place: (point: Point) => Spot; metresPerUnit: number } {
  const latitudes = points.map(({ latitude }) => latitude)
  const longitudes = points.map(({ longitude }) => longitude)
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const shrink = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const scale = Math.min(
    (width - 2 * marginX) / Math.max(1e-6, (east - west) * shrink),
    (height - 2 * marginY) / Math.max(1e-6, north - south),
  )
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2]
  const place = ({ latitude, longitude }: Point): Spot => [
    width / 2 + (longitude - middleX) * shrink * scale,
    height / 2 - (latitude - middleY) * scale,
  ]
  return { place, metresPerUnit: metresPerDegree / scale }
}

function star(x: number, y: number): string {
  const corners = Array.from({ length: 10 }, (_, index) => {
    const radius = index % 2 === 0 ? 12 : 5
    const angle = (Math.PI / 5) * index - Math.PI / 2
    return `${x + radius * Math.cos(angle)} ${y + radius * Math.sin(angle)}`
  })
  return `M${corners.join('L')}Z`
}
