import type { Cast } from './cast'
import type { Person } from './person'
import type { Tour } from './tour'

/** The demo persons that the story is about. */
export interface People {
  readonly stationmaster: Person
  readonly worker: Person
  readonly neighbour: Person
  readonly partner: Person
  readonly department: Person
  readonly coordinator: Person
  readonly subdistrict: Person
}

/** What every chapter is played with. */
export interface Scene {
  readonly tour: Tour
  readonly cast: Cast
  readonly people: People
}

export async function peopleOf(cast: Cast): Promise<People> {
  const [stationmaster, worker, neighbour, partner, department, coordinator, subdistrict] = await Promise.all([
    cast.person('stationmaster', 'stationmaster'),
    cast.person('worker', 'general social worker'),
    cast.neighbour(),
    cast.person('partner', 'partner enterprise'),
    cast.person('department', 'government department'),
    cast.person('coordinator', 'volunteer coordinator'),
    cast.person('subdistrict', 'subdistrict officer'),
  ])
  return { stationmaster, worker, neighbour, partner, department, coordinator, subdistrict }
}
