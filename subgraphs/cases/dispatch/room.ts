import type { Caller } from '../../../shared/database'
import type { HubClient } from '../../../shared/hub'
import { isUuid } from '../../../shared/validation'
import type { Candidate } from '../candidate/candidate'
import { isGroup, offerKey, type Rooms } from './dispatch'

/** Services asked for in one question; always as many, so that the hub plans it once. */
const atOnce = 50
const numbers = [...Array(atOnce).keys()]
const question = `query Rooms(${numbers.map((n) => `$s${n}: ID!`).join(', ')}) {
  ${numbers.map((n) => `s${n}: service(id: $s${n}) { id capacity load }`).join('\n  ')} }`

interface Service {
  readonly id: string
  readonly capacity: number
  readonly load: number
}

/**
 * How many more needs the services among these candidates can take, as the hub says now. What a partner's own subgraph
 * offers says nothing of its capacity, and is counted on once. Never inside a transaction.
 */
export async function roomsOf(hub: HubClient, caller: Caller, candidates: readonly Candidate[]): Promise<Rooms> {
  const pluggedIn = new Set(hub.matchSources().flatMap(({ field, pluggedIn }) => (pluggedIn ? [field] : [])))
  const rooms = new Map<string, number>()
  const services = new Set<string>()
  for (const candidate of candidates)
    if (pluggedIn.has(candidate.source)) rooms.set(offerKey(candidate), 1)
    else if (!isGroup(candidate) && candidate.offerId !== null && isUuid(candidate.offerId))
      services.add(candidate.offerId)
  const ids = [...services].sort()
  await caller.pause()
  for (let from = 0; from < ids.length; from += atOnce) {
    const part = ids.slice(from, from + atOnce)
    const variables = Object.fromEntries(numbers.map((n) => [`s${n}`, part[n] ?? part[0]]))
    const { data } = await hub.query(caller.viewer, question, variables)
    for (const service of Object.values(data ?? {}) as (Service | null)[])
      if (service) rooms.set(service.id, Math.max(0, service.capacity - service.load))
  }
  return rooms
}
