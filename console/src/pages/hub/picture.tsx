import { useText } from '../../i18n/text'
import { MapFrame } from '../../kit/map-frame'
import type { SubgraphRowFragment } from './hub.gen'

const [boxWidth, boxHeight] = [176, 62] as const
/** More than these would lie over each other on the smallest ring. */
const fitting = 8

type Sizes = [number, number, number]

/** The socket: the gateway, and around it what is plugged in. The cards below say the same in words. */
export function Picture({ of }: { of: readonly SubgraphRowFragment[] }) {
  const t = useText()
  const [width, height, radius] = [720, 420, 150].map((size) => size * Math.max(1, of.length / fitting)) as Sizes
  const middle = { x: width / 2, y: height / 2 }
  const around = of.map((one, index) => {
    const angle = (2 * Math.PI * index) / of.length - Math.PI / 2
    return { one, x: middle.x + radius * 1.7 * Math.cos(angle), y: middle.y + radius * Math.sin(angle) }
  })
  return (
    <MapFrame label={t('hub.picture')} width={width} height={height}>
      {around.map(({ one, x, y }) => (
        <line
          key={one.name}
          x1={middle.x}
          y1={middle.y}
          x2={x}
          y2={y}
          className={`wire ${one.status}`}
          strokeWidth={one.status === 'CORE' ? 3 : 2}
        />
      ))}
      {[...around, { one: null, ...middle }].map(({ one, x, y }) => (
        <g key={one?.name ?? 'gateway'}>
          <rect
            className={`box ${one ? (one.health.circuitOpen ? 'DEGRADED' : one.status) : 'GATEWAY'}`}
            x={x - boxWidth / 2}
            y={y - boxHeight / 2}
            width={boxWidth}
            height={boxHeight}
            rx={8}
          />
          <text x={x} y={one ? y - 12 : y + 4} textAnchor="middle" className="name">
            {one?.name ?? t('hub.gateway')}
          </text>
          {one && (
            <>
              <text x={x} y={y + 6} textAnchor="middle">
                {t('hub.wire', { in: one.contributes.length, out: one.receives.length })}
              </text>
              <text x={x} y={y + 23} textAnchor="middle" className={one.health.circuitOpen ? 'faulty' : ''}>
                {one.health.circuitOpen
                  ? t('hub.open')
                  : t('hub.health', { requests: one.health.requests, failures: one.health.failures })}
              </text>
            </>
          )}
        </g>
      ))}
    </MapFrame>
  )
}
