import type { Candidate } from './operations/candidates'

const zone = 'Asia/Shanghai'
const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})

/** An instant as the station's clock shows it: `Mon 23 Nov, 09:30`. */
export function shown(instant: string): string {
  return moment.format(new Date(instant))
}

const initials: Readonly<Record<string, string>> = {
  CATEGORY: 'category',
  PROXIMITY: 'near',
  TRACK_RECORD: 'record',
  RESPONSIVENESS: 'answers',
  SPARE_CAPACITY: 'room',
  FEE: 'fee',
}

/** One line of the ranked list: score, provider, distance and fee, and below it what makes up the score. */
export function candidateLines(candidate: Candidate, rank: number): string[] {
  const distance = candidate.distanceMeters === null ? 'distance unknown' : `${Math.round(candidate.distanceMeters)} m`
  const fee = candidate.fee === null || candidate.fee === 0 ? 'free' : `¥${candidate.fee}`
  const terms = candidate.reasons.map(
    ({ code, weight, value }) => `${weight.toFixed(2)}×${value.toFixed(2)} ${initials[code] ?? code}`,
  )
  return [
    `${rank}. ${candidate.score.toFixed(4)}  ${candidate.providerName}: ${candidate.title} (${distance}, ${fee}; ${candidate.source})`,
    `           = ${terms.join(' + ')}`,
  ]
}

/** What the score's terms add up to. */
export function sumOf({ reasons }: Candidate): number {
  return reasons.reduce((sum, { weight, value }) => sum + weight * value, 0)
}
