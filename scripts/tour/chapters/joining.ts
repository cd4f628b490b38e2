import { randomUUID } from 'node:crypto'
import { demoArea, demoCommunityCode, demoStaff } from '../../../shared/demo'
import * as catalogue from '../operations/catalogue'
import * as joining from '../operations/joining'
import { passerBy, type Person } from '../person'
import { holds } from '../holds'
import type { Scene } from '../scene'

/** A shop that has just joined, and the service that it lists. */
export interface NewShop {
  readonly id: string
  readonly serviceId: string
}

/** Without a token there is the public catalogue, and nothing of anybody's case. */
export async function lookAround({ tour }: Scene): Promise<void> {
  tour.chapter('The station, seen from the street')
  const seen = await tour.asks(passerBy, 'What is this place?', catalogue.readCatalogue, {
    area: demoCommunityCode,
    search: 'pipes',
  })
  holds(seen.areas.length === 259, 'The district has 259 communities.')
  tour.tells(
    `${seen.area?.name ?? '?'}: ${seen.area?.households ?? '?'} households, ${seen.area?.station?.name ?? '?'}, ${seen.area?.station?.phone ?? '?'}`,
    `${seen.areas.length} communities in the district; ${seen.services.totalCount} services reach this one`,
    ...seen.serviceItems.map(
      (item) => `${item.code}: ${item.title}, done within ${item.commitment.completeWithinHours} working hours`,
    ),
  )
  holds(
    seen.tasks.edges.every(({ node }) => node.case === null),
    'Open tasks are public, the cases behind them are not.',
  )
  await tour.refused(passerBy, 'And who needs help here?', 'UNAUTHENTICATED', catalogue.readBoard, {
    area: demoCommunityCode,
  })
}

/** Applies, is verified for the community, lists a service. */
export async function openShop({ tour, cast, people }: Scene): Promise<NewShop> {
  tour.chapter('A partner joins')
  const sub = randomUUID()
  const applicant = await cast.actor('Master Qian', 'plumber, not yet a partner', 'PARTNER', sub, null)
  const { applyAsPartner: applied } = await tour.asks(applicant, 'I would like to join.', joining.applyAsPartner, {
    input: {
      name: `Master Qian's Pipes ${tour.run}`,
      kind: 'ENTERPRISE',
      areaCodes: [demoCommunityCode],
      idempotencyKey: `tour-${tour.run}-apply`,
    },
  })
  tour.tells(`${applied.name}: ${applied.status}`)

  const { verifyOrganization: verified } = await tour.asks(
    people.stationmaster,
    'Licence seen, workshop visited.',
    joining.verifyOrganization,
    { id: applied.id, areas: [demoCommunityCode] },
  )
  holds(verified.status === 'VERIFIED', 'The organisation is verified.')
  tour.tells(`VERIFIED for ${verified.areas?.map((area) => area.name).join(', ') ?? '?'}`)

  const master = await cast.actor('Master Qian', 'partner enterprise', 'PARTNER', sub, applied.id)
  const { latitude, longitude } = demoArea(demoCommunityCode)
  const { listService: listed } = await tour.asks(master, 'One service is on offer.', joining.listService, {
    input: {
      title: 'Pipes and taps, same day',
      categoryCodes: ['life.repairs.plumbing'],
      serviceAreaCodes: [demoCommunityCode],
      location: { latitude, longitude },
      radiusMeters: 3000,
      fee: { kind: 'FROM', amount: 60 },
      capacity: 3,
      idempotencyKey: `tour-${tour.run}-list`,
    },
  })
  holds(listed.status === 'LISTED', 'The service is listed.')
  tour.tells(`${listed.title}: LISTED, ${listed.fee.kind} ¥${listed.fee.amount ?? 0}, ${listed.capacity} at a time`)
  return { id: applied.id, serviceId: listed.id }
}

/** A volunteer group of its own, verified with a supervisor. */
export async function foundGroup({ tour, cast, people }: Scene): Promise<{ id: string; leader: Person }> {
  tour.chapter('Volunteers come together')
  const sub = randomUUID()
  const founder = await cast.actor('Auntie Cao', 'neighbour', 'VOLUNTEER_COORDINATOR', sub, null)
  const { registerGroup: group } = await tour.asks(
    founder,
    'We are five, and we like gardens.',
    joining.registerGroup,
    {
      input: {
        name: `Courtyard Gardeners ${tour.run}`,
        areaCodes: [demoCommunityCode],
        categoryCodes: ['public.environment.gardens'],
        idempotencyKey: `tour-${tour.run}-group`,
      },
    },
  )
  tour.tells(`${group.name}: ${group.status}`)
  const { verifyGroup: verified } = await tour.asks(
    people.stationmaster,
    'Welcome; a social worker will train and supervise you.',
    joining.verifyGroup,
    { id: group.id, areas: [demoCommunityCode], supervisor: demoStaff[2]?.id },
  )
  holds(verified.status === 'VERIFIED', 'The group is verified.')
  tour.tells(`VERIFIED, supervised by ${verified.supervisor?.name ?? '?'}`)
  const leader = await cast.actor(
    'Auntie Cao',
    "coordinator of the gardeners' group",
    'VOLUNTEER_COORDINATOR',
    sub,
    group.id,
  )
  return { id: group.id, leader }
}
