import { isMet, type Aim } from './report'
import { short } from './statistics'

interface Row {
  readonly row: string
  readonly aims: readonly Aim[]
}

const [left, width, height] = [330, 360, 22]
/** How far from its aim a figure can be shown: sixteen times to either side. */
const octaves = 4

/** Each figure as a multiple of its aim on a logarithmic scale: to the left of the line is better, as SVG. */
export function plot(rows: readonly Row[]): string {
  const bars = rows.flatMap(({ row, aims }) => aims.map((aim) => ({ ...aim, label: `${row}: ${aim.name}` })))
  const total = bars.length * height + 50
  const middle = left + width / 2
  const drawn = bars.map((bar, index) => {
    const times = bar.wanted === 'at most' ? bar.measured / bar.aim : bar.aim / bar.measured
    const octave = Math.max(-octaves, Math.min(octaves, Math.log2(times)))
    const x = middle + (octave / octaves) * (width / 2)
    const y = 30 + index * height
    const [from, to] = [Math.min(x, middle), Math.max(x, middle, Math.min(x, middle) + 1)]
    return `<text x="${left - 8}" y="${y + 14}" text-anchor="end">${escaped(bar.label)}</text>
<rect x="${from.toFixed(1)}" y="${y + 3}" width="${(to - from).toFixed(1)}" height="${height - 6}" fill="${isMet(bar) ? '#2f7d4f' : '#b3412e'}"/>
<text x="${left + width + 8}" y="${y + 14}">${escaped(`${short(bar.measured)} ${bar.unit} (${short(bar.aim)})`)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 170}" height="${total}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
<text x="${middle}" y="16" text-anchor="middle">better ← the aim → worse</text>
<line x1="${middle}" y1="22" x2="${middle}" y2="${total - 12}" stroke="#444"/>
${drawn.join('\n')}
</svg>
`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
