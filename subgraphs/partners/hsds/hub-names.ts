import { anonymous } from '../../../shared/auth'
import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import type { HubClient } from '../../../shared/hub'
import type { Names } from './published'

interface Named {
  readonly code: string
  readonly name: string
}

const question = '{ categories { code name } areas { code name } }'
const keptMilliseconds = 60_000

/** Names of categories and areas, asked of the hub as anybody may; while it cannot say, their codes stand in. */
export class HubNames {
  private kept: { readonly names: Names; readonly until: number } | null = null

  constructor(
    private readonly hub: HubClient,
    private readonly clock: Clock,
  ) {}

  async ask(caller: Caller): Promise<Names> {
    const now = this.clock.now().getTime()
    if (this.kept && now < this.kept.until) return this.kept.names
    await caller.pause()
    const { data } = await this.hub.query(anonymous, question, {})
    const categories = byCode(data?.['categories'])
    const areas = byCode(data?.['areas'])
    const names: Names = {
      category: (code) => categories.get(code) ?? code,
      area: (code) => areas.get(code) ?? code,
    }
    if (categories.size > 0 && areas.size > 0) this.kept = { names, until: now + keptMilliseconds }
    return names
  }
}

function byCode(list: unknown): ReadonlyMap<string, string> {
  return new Map(((list ?? []) as readonly Named[]).map(({ code, name }) => [code, name]))
}
