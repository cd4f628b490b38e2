import { useText } from '../../i18n/text'
import type { SubgraphRowFragment } from './hub.gen'

const [width, height, radius] = [720, 420, 150] as const
const [boxWidth, boxHeight] = [150, 44] as const

/** The socket: the gateway, and around it what is plugged in. The cards below say the same in words. */
export function Picture({ of }: { of: readonly SubgraphRowFragment[] }) {
  const t = useText()
  const middle = { x: width / 2, y: height / 2 }
  const around = of.map((one, index) => {
    const angle = (2 * Math.PI * index) / of.length - Math.PI / 2
    return { one, x: middle.x + radius * 1.7 * Math.cos(angle), y: middle.y + radius * Math.sin(angle) }
  })
  return (
    <svg className="map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('hub.picture')}>
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
            className={`box ${one?.status ?? 'GATEWAY'}`}
            x={x - boxWidth / 2}
            y={y - boxHeight / 2}
            width={boxWidth}
            height={boxHeight}
            rx={8}
          />
          <text x={x} y={one ? y - 2 : y + 4} textAnchor="middle">
            {one?.name ?? t('hub.gateway')}
          </text>
          {one && (
            <text x={x} y={y + 14} textAnchor="middle">
              {t('hub.wire', { in: one.contributes.length, out: one.receives.length })}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
