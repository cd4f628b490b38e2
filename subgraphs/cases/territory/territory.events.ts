import type { EventConsumer } from '../../../shared/events'
import type { OpeningHours } from '../working-time/working-time'
import type { TerritoryStore } from './territory.store'

interface TerritoryData {
  readonly code: string
  readonly level: string
  readonly stationId: string
  readonly communityCode: string
  readonly openingHours: readonly OpeningHours[]
  readonly post: string
}

/** Areas, stations and their people, as the residents subgraph tells of them. */
export function territoryConsumer(territory: TerritoryStore): EventConsumer {
  return {
    name: 'cases.territory',
    kinds: ['area.saved', 'station.saved', 'staff.saved'],
    async handle(tx, { kind, aggregateId: id, data }) {
      const told = data as unknown as TerritoryData
      if (kind === 'area.saved') await territory.saveArea(tx, told.code, told.level)
      else if (kind === 'station.saved') await territory.saveStation(tx, id, told.communityCode, told.openingHours)
      else await territory.saveStaff(tx, { id, ...pick(told) })
    },
  }
}

function pick({ stationId, communityCode, post }: TerritoryData) {
  return { stationId, communityCode, post }
}
