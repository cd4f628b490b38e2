import { post } from './load'
import type { Side } from './sides'

/** Asks every side, as everybody; throws unless all answers are the same, but for the order of keys. Answers how many bytes. */
export async function sameAnswer(sides: readonly Side[], body: string): Promise<number> {
  const answers = new Map<string, string>()
  for (const { name, url, headers } of sides)
    for (const [number, one] of headers.entries())
      answers.set(`${name}, ${number}`, (await post(url, { headers: one, body })).text)
  const canonical = new Set([...answers.values()].map((text) => JSON.stringify(sorted(JSON.parse(text)))))
  if (canonical.size !== 1) {
    const beginnings = [...answers].map(([name, text]) => `${name}: ${text.slice(0, 400)}`)
    throw new Error(`the answers differ: ${beginnings.join('\n')}`)
  }
  return Buffer.byteLength([...answers.values()][0] ?? '')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
