import { randomness } from '../support/randomness'

/** The arguments of `search_services` up to the time zone, by name; what is not asked for is left out. */
export interface BenchSearch {
  readonly words?: readonly string[]
  readonly category?: string
  readonly areas?: readonly string[]
  readonly near?: readonly [latitude: number, longitude: number]
  readonly within?: number
  readonly free?: boolean
  readonly maxFee?: number
  readonly language?: string
  readonly kinds?: readonly string[]
  readonly openAt?: string
}

const words = [
  '水管',
  '维修',
  '理发',
  '护理',
  '水管维修',
  '音乐',
  'plumbing',
  'repair',
  'nursing',
  'plumbng',
  'music',
  'Lamito',
  'keys',
]

/** Searches as people and partners' systems make them: every filter, alone and with others, in each of the orders. */
export function benchSearches(count: number): BenchSearch[] {
  const random = randomness(20_261_123)
  const int = (below: number) => Math.floor(random() * below)
  const word = () => words[int(words.length)] ?? ''
  return Array.from({ length: count }, (): BenchSearch => {
    const item = Math.floor(3_575 * random() ** 3)
    const code = [`k${item % 10}`, `k${item % 10}${item % 118}`, `k${item % 118}-${item % 577}`, `k${item}`]
    const community = 1 + int(259)
    const sub = `d.s${String(1 + (community % 15)).padStart(2, '0')}`
    const areas = ['d', sub, `${sub}.c${String(community).padStart(3, '0')}`].slice(0, 1 + int(3))
    const [angle, away] = [random() * 2 * Math.PI, 8 * random() ** 2]
    const near = [39.9 + (Math.sin(angle) * away) / 111.2, 116.36 + (Math.cos(angle) * away) / 85.3] as const
    const located = random() < 0.4
    return {
      ...(random() < 0.5 && { words: random() < 0.25 ? [word(), word()] : [word()] }),
      ...(random() < 0.5 && { category: code.slice(0, 1 + int(4)).join('.') }),
      ...(random() < 0.5 && { areas }),
      ...(located && { near }),
      ...(located && random() < 0.4 && { within: [300, 1_000, 5_000][int(3)] ?? 300 }),
      ...(random() < 0.15 && { free: random() < 0.7 }),
      ...(random() < 0.15 && { maxFee: 5 + int(200) }),
      ...(random() < 0.2 && { language: random() < 0.7 ? 'zh' : 'en' }),
      ...(random() < 0.1 && { kinds: ['HANDY_OUTLET'] }),
      ...(random() < 0.15 && { openAt: `2026-11-${23 + int(7)}T0${int(10)}:30:00Z` }),
    }
  })
}
