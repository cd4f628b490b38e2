import { federatedSchema } from '../../shared/graphql'
import type { SubgraphDefinition, SubgraphDeps } from '../../shared/process/definition'
import { accessLogLoaders } from './access/access-log.loader'
import { AccessLogResolver } from './access/access-log.resolver'
import { AccessLogService } from './access/access-log.service'
import { appointmentEndJob } from './appointment/appointment.job'
import { AppointmentResolver } from './appointment/appointment.resolver'
import { ResidentAppointmentResolver, StationDayResolver } from './appointment/appointment-lists.resolver'
import { AppointmentService } from './appointment/appointment.service'
import { SlotService } from './appointment/slot.service'
import { AreaResolver } from './area/area.resolver'
import { AreaService } from './area/area.service'
import { ConsentEntity } from './consent/consent.entity'
import { consentLoaders } from './consent/consent.loader'
import { ConsentResolver, ResidentConsentResolver } from './consent/consent.resolver'
import { ConsentService } from './consent/consent.service'
import { seedTheDemo } from './demo/seed'
import { DisclosureLoader } from './disclosure/disclosure.loader'
import { PersonalFieldResolver } from './disclosure/personal-field.resolver'
import { erasureConsumers } from './erasure/erasure.events'
import { ErasureResolver } from './erasure/erasure.resolver'
import { ErasureService } from './erasure/erasure.service'
import { ExportService } from './erasure/export.service'
import { GlassResolver } from './glass/glass.resolver'
import { GlassService } from './glass/glass.service'
import { granteeConsumer } from './grantee/grantee.events'
import { helpConsumers } from './help/help.events'
import { HouseholdAddressLoader } from './household/household-address.loader'
import { HouseholdResolver, UnvisitedResolver } from './household/household.resolver'
import { UnvisitedService } from './household/unvisited.service'
import { proposalConsumers } from './proposal/proposal.events'
import { ProposalResolver } from './proposal/proposal.resolver'
import { ProposalService } from './proposal/proposal.service'
import { Homes } from './resident/resident.homes'
import { ResidentResolver } from './resident/resident.resolver'
import { ResidentService } from './resident/resident.service'
import { ResidentSearchService } from './resident/search.service'
import { RotationService } from './rotation/rotation.service'
import { StaffResolver } from './staff/staff.resolver'
import { StaffService } from './staff/staff.service'
import { StationResolver } from './station/station.resolver'
import { loadersOf, storesOf, type Loaders, type Stores } from './stores'
import { Vault } from './vault/vault'
import { ViewerResolver } from './viewer/viewer.resolver'
import { VisitEntity } from './visit/visit.entity'
import { ResidentVisitResolver, VisitResolver } from './visit/visit.resolver'
import { VisitService } from './visit/visit.service'

function vaultOf({ dataKeys }: Pick<SubgraphDeps, 'dataKeys'>): Vault {
  if (!dataKeys) throw new Error('residents keeps personal data and needs the data key (HUB_DATA_KEY)')
  return new Vault(dataKeys)
}

export const residents: SubgraphDefinition = {
  name: 'residents',
  entities: [ConsentEntity, VisitEntity],
  compose(deps) {
    const stores = storesOf()
    const loaders = loadersOf(stores, deps.clock)
    const ports = { ...deps, ...stores, vault: vaultOf(deps) }
    const days = new SlotService(stores.appointments, stores.staff, loaders.staff, deps.clock, deps.timeZone)
    const booking = new AppointmentService(ports, days)
    const resolvers = [
      ...territory(ports, loaders),
      ...registry(ports, loaders),
      ...privacy(ports, loaders),
      new VisitResolver(new VisitService(ports, loaders.visits), loaders.residents, loaders.staff),
      new ResidentVisitResolver(new VisitService(ports, loaders.visits)),
      new AppointmentResolver(booking, loaders.stations, loaders.residents),
      new ResidentAppointmentResolver(loaders.appointments, deps.clock),
      new StationDayResolver(days),
      new ProposalResolver(new ProposalService(ports), loaders.areas),
    ]
    const consumers = [
      ...helpConsumers(stores.help),
      granteeConsumer(stores.grantees),
      ...proposalConsumers(stores.proposals),
      ...erasureConsumers(stores),
    ]
    return {
      ...federatedSchema({ resolvers, references: referencesOf(loaders) }),
      consumers,
      jobs: [appointmentEndJob(booking)],
      prepare: (caller) => new RotationService(stores.rotations, ports.vault).sealWhatIsClear(caller),
    }
  },
  seedDemo: (caller, now, deps) => seedTheDemo(caller, now, vaultOf(deps)),
}

type Ports = SubgraphDeps & Stores & { readonly vault: Vault }

function territory(ports: Ports, { areas, stations, staff, residents: people }: Loaders): object[] {
  return [
    new AreaResolver(new AreaService(ports.areas), areas, stations, staff),
    new StationResolver(stations, areas, staff),
    new StaffResolver(new StaffService(ports.staff, ports.areas, ports.outbox), staff, stations, areas),
    new ViewerResolver(areas, people, staff),
  ]
}

function registry(ports: Ports, { areas, residents: people }: Loaders): object[] {
  const { accessLog, vault, clock, ids } = ports
  const homes = new Homes(ports.areas, ports.households, vault, clock, ids)
  const searching = new ResidentSearchService(ports.residents, vault)
  return [
    new ResidentResolver(new ResidentService({ ...ports, homes }), searching, people, areas),
    new HouseholdResolver(areas, people, new HouseholdAddressLoader(people, accessLog, vault, clock)),
    new UnvisitedResolver(new UnvisitedService(ports.households, clock)),
  ]
}

function privacy(ports: Ports, { residents: people, households }: Loaders): object[] {
  const { accessLog, vault, clock } = ports
  const consents = new ConsentService(ports)
  return [
    new PersonalFieldResolver(new DisclosureLoader(people, accessLog, vault, clock), households),
    new ConsentResolver(consents),
    new ResidentConsentResolver(consents, consentLoaders(ports.consents)),
    new AccessLogResolver(new AccessLogService(accessLogLoaders(accessLog))),
    new ErasureResolver(new ErasureService(ports), new ExportService(ports)),
    new GlassResolver(new GlassService(ports)),
  ]
}

function referencesOf(loaders: Loaders): Parameters<typeof federatedSchema>[0]['references'] {
  const { areas, stations, staff, residents: people, households, visits, proposals, appointments } = loaders
  return {
    Area: ({ code }: { code: string }, context) => areas.byCode.load(context, code),
    Station: ({ id }: { id: string }, context) => stations.visible(context, id),
    StaffMember: ({ id }: { id: string }, context) => staff.visible(context, id),
    Resident: ({ id }: { id: string }, context) => people.visible(context, id),
    Household: ({ id }: { id: string }, context) => households.visible(context, id),
    Visit: ({ id }: { id: string }, context) => visits.visible(context, id),
    Proposal: ({ id }: { id: string }, context) => proposals.visible(context, id),
    Appointment: ({ id }: { id: string }, context) => appointments.visible(context, id),
  }
}
