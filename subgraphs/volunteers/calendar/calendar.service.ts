import { actsFor, type Viewer } from '../../../shared/auth'
import type { Clock } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import { isUuid } from '../../../shared/validation'
import { volunteerIdOf } from '../volunteer/volunteer'
import { calendarDays, eventOf, type CalendarFeed, type CalendarOwner } from './calendar'
import type { CalendarTokens } from './calendar-token'
import type { CalendarStore } from './calendar.store'

export interface CalendarServiceDeps {
  readonly calendars: CalendarStore
  readonly tokens: CalendarTokens
  readonly clock: Clock
  /** The hub's address as its clients know it. */
  readonly publicUrl: () => string
}

const day = 86_400_000

/** Calendar feeds: whoever has the address reads it, so it is secret and can be renewed. */
export class CalendarService {
  constructor(private readonly deps: CalendarServiceDeps) {}

  /** The address of the viewer's own feed, or of their group's; null when there is nobody to make it for. */
  async url(caller: Caller, groupId: string | null): Promise<string | null> {
    const owner = ownerOf(caller.viewer, groupId)
    if (!owner) return null
    return caller.read(async (tx) => {
      if ((await this.deps.calendars.name(tx, owner)) === null) return null
      return this.address(owner, await this.deps.calendars.generation(tx, owner.id))
    })
  }

  /** A new address; the one so far stops working. */
  async renew(caller: Caller, groupId: string | null): Promise<string> {
    const { calendars, clock } = this.deps
    const owner = ownerOf(caller.viewer, groupId)
    return caller.write(async (tx) => {
      if (!owner || (await calendars.name(tx, owner)) === null) throw new NotFound('calendar')
      return this.address(owner, await calendars.renew(tx, owner.id, clock.now()))
    })
  }

  /** What an address shows, to whoever has it; null: it is none, or has been renewed. */
  async feed(caller: Caller, token: string): Promise<CalendarFeed | null> {
    const owner = this.deps.tokens.owner(token)
    return owner && caller.read((tx) => this.read(tx, owner, token))
  }

  private async read(tx: Transaction, owner: CalendarOwner, token: string): Promise<CalendarFeed | null> {
    const { calendars, tokens, clock } = this.deps
    if (!tokens.proves(token, owner, await calendars.generation(tx, owner.id))) return null
    const name = await calendars.name(tx, owner)
    if (name === null) return null
    const rows = await calendars.rows(tx, owner, new Date(clock.now().getTime() - calendarDays * day))
    return { name, events: rows.map(eventOf) }
  }

  private address(owner: CalendarOwner, generation: number): string {
    return `${this.deps.publicUrl()}/calendar/${this.deps.tokens.write(owner, generation)}.ics`
  }
}

function ownerOf(viewer: Viewer, groupId: string | null): CalendarOwner | null {
  if (groupId === null) return { kind: 'VOLUNTEER', id: volunteerIdOf(viewer) }
  return isUuid(groupId) && actsFor(viewer, groupId) ? { kind: 'GROUP', id: groupId } : null
}
