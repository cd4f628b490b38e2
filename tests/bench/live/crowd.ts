import { openIssuer } from '../../../gateway/edge/issuer'
import type { BenchHub } from '../support/hub'
import { post } from '../support/load'
import { Listener, type Places, type Wanted } from './listener'

const district = 'xicheng'
const mutation = 'mutation P($input: PostTaskInput!) { postTask(input: $input) { id } }'
const times = { startsAt: '2030-01-01T08:00:00Z', endsAt: '2030-01-01T10:00:00Z' }

interface Area {
  readonly code: string
}

export interface CrowdOptions {
  readonly count: number
  /** What the nth of them waits for. */
  wanted(n: number, places: Places): Wanted
  /** Fields of a task beside its own. */
  readonly more?: string
}

/** Volunteers on WebSockets, each with rights of their own, and a station that posts tasks for them. */
export class Crowd {
  private constructor(
    private readonly hub: BenchHub,
    private readonly headers: Readonly<Record<string, string>>,
    readonly places: Places,
    readonly listeners: readonly Listener[],
  ) {}

  static async open(hub: BenchHub, dataDir: string, { count, wanted, more }: CrowdOptions): Promise<Crowd> {
    const issuer = await openIssuer(dataDir)
    const tokenOf = async (sub: string, role: 'VOLUNTEER' | 'STATIONMASTER', area?: string) => {
      const claims = { sub, name: sub, role, ...(area && { area }) }
      return `Bearer ${await issuer.sign(claims, { ttlSeconds: 3_600, development: true })}`
    }
    const headers = { authorization: await tokenOf('bench', 'STATIONMASTER', district) }
    const codes = async (level: string) => {
      const { areas } = await ask<{ areas: Area[] }>(hub, headers, `{ areas(level: ${level}) { code } }`)
      return areas.map(({ code }) => code)
    }
    const places = { communities: await codes('COMMUNITY'), subdistricts: await codes('SUBDISTRICT'), district }
    const listeners: Listener[] = []
    while (listeners.length < count) {
      const from = listeners.length
      const some = Array.from({ length: Math.min(100, count - from) }, async (_, n) => {
        const token = await tokenOf(`80000000-0000-7000-a000-${String(from + n).padStart(12, '0')}`, 'VOLUNTEER')
        return Listener.open(hub.url, token, wanted(from + n, places), more)
      })
      listeners.push(...(await Promise.all(some)))
    }
    return new Crowd(hub, headers, places, listeners)
  }

  async post(title: string, areaCode: string, categoryCode: string): Promise<void> {
    await ask(this.hub, this.headers, mutation, { input: { title, areaCode, categoryCode, seats: 2, ...times } })
  }

  /** Tasks that somebody still waits for. */
  get unheard(): number {
    return this.listeners.reduce((sum, listener) => sum + listener.unheard, 0)
  }

  close(): void {
    for (const listener of this.listeners) listener.close()
  }
}

async function ask<Data>(
  { url }: BenchHub,
  headers: Readonly<Record<string, string>>,
  query: string,
  variables: object = {},
): Promise<Data> {
  const { text } = await post(url, { headers, body: JSON.stringify({ query, variables }) })
  const { data, errors } = JSON.parse(text) as { data: Data; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}
