import type { Need } from '../../../subgraphs/partners/matching/need'
import { randomness } from '../support/randomness'

/** Needs as they come in all over the district: of large and small categories alike, most with a place. */
export function benchNeeds(count: number): Need[] {
  const random = randomness(20_261_122)
  const int = (below: number) => Math.floor(random() * below)
  return Array.from({ length: count }, (): Need => {
    const item = Math.floor(3_575 * random() ** 3)
    const depth = random() < 0.9 ? 4 : 3
    const code = [`k${item % 10}`, `k${item % 10}${item % 118}`, `k${item % 118}-${item % 577}`, `k${item}`]
    const community = 1 + int(259)
    const [angle, away] = [random() * 2 * Math.PI, 8 * random() ** 2]
    const located = random() < 0.9
    return {
      categoryCode: code.slice(0, depth).join('.'),
      communityCode: `d.s${String(1 + (community % 15)).padStart(2, '0')}.c${String(community).padStart(3, '0')}`,
      location: located
        ? { latitude: 39.9 + (Math.sin(angle) * away) / 111.2, longitude: 116.36 + (Math.cos(angle) * away) / 85.3 }
        : null,
      requirements: {
        languages: random() < 0.2 ? ['zh'] : [],
        skills: random() < 0.2 ? ['care'] : [],
        attributes: random() < 0.5 ? ['ELDERLY'] : [],
        ageYears: random() < 0.5 ? 50 + int(40) : null,
        maxFee: random() < 0.3 ? 20 + int(300) : null,
        windows: random() < 0.3 ? [{ startsAt: '2026-11-23T02:00:00Z', endsAt: '2026-11-23T04:00:00Z' }] : [],
      },
    }
  })
}
