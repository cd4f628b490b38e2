import type { Clock } from '../../shared/clock'
import { PgAccessLogStore } from './access/access-log.store.pg'
import { appointmentLoaders } from './appointment/appointment.loader'
import { PgAppointmentStore } from './appointment/appointment.store.pg'
import { areaLoaders } from './area/area.loader'
import { PgAreaStore } from './area/area.store.pg'
import { PgConsentStore } from './consent/consent.store.pg'
import { PgTiesStore } from './disclosure/ties.store.pg'
import { PgErasureStore } from './erasure/erasure.store.pg'
import { PgGlassStore } from './glass/glass.store.pg'
import { PgGranteeStore } from './grantee/grantee.store.pg'
import { PgHelpStore } from './help/help.store.pg'
import { householdLoaders } from './household/household.loader'
import { PgHouseholdStore } from './household/household.store.pg'
import { proposalLoaders } from './proposal/proposal.loader'
import { PgProposalStore } from './proposal/proposal.store.pg'
import { residentLoaders } from './resident/resident.loader'
import { PgResidentStore } from './resident/resident.store.pg'
import { PgRotationStore } from './rotation/rotation.store.pg'
import { staffLoaders } from './staff/staff.loader'
import { PgStaffStore } from './staff/staff.store.pg'
import { stationLoaders } from './station/station.loader'
import { PgStationStore } from './station/station.store.pg'
import { visitLoaders } from './visit/visit.loader'
import { PgVisitStore } from './visit/visit.store.pg'

/** A part of the composition root: every store of the subgraph, on PostgreSQL. */
export function storesOf() {
  return {
    areas: new PgAreaStore(),
    stations: new PgStationStore(),
    staff: new PgStaffStore(),
    residents: new PgResidentStore(),
    households: new PgHouseholdStore(),
    consents: new PgConsentStore(),
    grantees: new PgGranteeStore(),
    ties: new PgTiesStore(),
    help: new PgHelpStore(),
    accessLog: new PgAccessLogStore(),
    visits: new PgVisitStore(),
    appointments: new PgAppointmentStore(),
    proposals: new PgProposalStore(),
    erasures: new PgErasureStore(),
    glass: new PgGlassStore(),
    rotations: new PgRotationStore(),
  }
}
export type Stores = ReturnType<typeof storesOf>

/** And every loader over them. */
export function loadersOf(stores: Stores, clock: Clock) {
  const residents = residentLoaders(stores.residents, stores.ties, clock)
  return {
    areas: areaLoaders(stores.areas),
    stations: stationLoaders(stores.stations),
    staff: staffLoaders(stores.staff),
    residents,
    households: householdLoaders(stores.households, residents),
    visits: visitLoaders(stores.visits, residents),
    appointments: appointmentLoaders(stores.appointments),
    proposals: proposalLoaders(stores.proposals),
  }
}
export type Loaders = ReturnType<typeof loadersOf>
