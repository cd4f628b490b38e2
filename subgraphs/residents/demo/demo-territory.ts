import type { Transaction } from '../../../shared/database'
import {
  demoAreas,
  demoGroups,
  demoNeighbourStaff,
  demoNeighbourStation,
  demoOrganizations,
  demoStaff,
  demoStation,
  demoZones,
  type DemoStation,
} from '../../../shared/demo'
import { insertAll } from './insert-all'

/** Areas, stations with their hours, zones and staff, who visits which grid, and whom residents can let see something. */
export async function seedTerritory(tx: Transaction): Promise<void> {
  const areas = demoAreas.map(({ code, name, level, latitude, longitude, households }) => ({
    ...{ code, name, level, latitude, longitude, households },
  }))
  await insertAll(tx, 'area', areas)
  const stations = [demoStation, demoNeighbourStation]
  await insertAll(tx, 'station', stations.map(stationRow))
  const hours = ({ id, openingHours }: DemoStation) => openingHours.map((interval) => ({ station_id: id, ...interval }))
  await insertAll(tx, 'opening_hours', stations.flatMap(hours))
  await insertAll(
    tx,
    'station_zone',
    demoZones.map((zone) => ({ station_id: demoStation.id, ...zone })),
  )
  const staff = [...demoStaff, ...demoNeighbourStaff]
  await insertAll(
    tx,
    'staff_member',
    staff.map(({ id, stationId, name, post }) => ({ id, station_id: stationId, name, post, version: 1 })),
  )
  await insertAll(tx, 'responsibility', responsibilities())
  const grantee = (kind: string) => (one: { id: string }) => ({ id: one.id, kind, status: 'VERIFIED' })
  await insertAll(tx, 'grantee', [
    ...demoOrganizations.map(grantee('ORGANIZATION')),
    ...demoGroups.map(grantee('VOLUNTEER_GROUP')),
  ])
}

function stationRow({ id, communityCode, name, address, latitude, longitude, phone }: DemoStation) {
  return { id, community_code: communityCode, name, address, latitude, longitude, phone, version: 1 }
}

/** The grid worker has the third grid; the two general social workers share the others. */
function responsibilities() {
  const grids = demoAreas.filter((area) => area.level === 'GRID')
  const [, , first, second, gridWorker] = demoStaff
  return grids.map(({ code }, index) => {
    const member = code === gridWorker?.areaCode ? gridWorker : index % 2 ? second : first
    return { staff_member_id: member?.id, area_code: code }
  })
}
