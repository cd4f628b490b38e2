import { areaReaches, stationRoles, type Viewer } from '../../../shared/auth'
import type { Clock, Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { Forbidden, NotFound } from '../../../shared/errors'
import type { HubClient } from '../../../shared/hub'
import { once } from '../../../shared/idempotency'
import { reaches } from '../../../shared/paths'
import { Checks, isUuid } from '../../../shared/validation'
import type { CategoryStore } from '../category/category.store'
import { usualCommitment, type ServiceItem } from '../service-item/service-item'
import type { ServiceItemStore } from '../service-item/service-item.store'
import type { WorkingCalendars } from '../territory/working-calendars'
import type { TerritoryStore } from '../territory/territory.store'
import { deadlinesOf } from '../working-time/deadlines'
import type { IntakeChannel, Urgency } from './case'
import type { CaseChanges } from './case-changes'
import { numberPrefix } from './case-number'
import type { CaseStore } from './case.store'
import { received, yearOf, type Intake } from './intake'
import { requirementsOf, type RequirementsAsked } from './requirements'
import { findResident, type ResidentFound } from './resident-lookup'

export interface OpenCase {
  readonly channel: IntakeChannel
  readonly communityCode: string
  readonly summary: string
  readonly categoryCode?: string | null
  readonly serviceItemCode?: string | null
  readonly description?: string | null
  readonly residentId?: string | null
  readonly proposalId?: string | null
  readonly visitId?: string | null
  readonly location?: { latitude: number; longitude: number } | null
  readonly urgency?: Urgency | null
  readonly requirements?: RequirementsAsked | null
  readonly idempotencyKey?: string | null
}

interface Ports {
  readonly cases: CaseStore
  readonly changes: CaseChanges
  readonly categories: CategoryStore
  readonly items: ServiceItemStore
  readonly territory: TerritoryStore
  readonly calendars: WorkingCalendars
  readonly hub: HubClient
  readonly clock: Clock
  readonly ids: Ids
  readonly timeZone: string
}

/** Somebody who has come to an appointment for an affair of the catalogue. */
export interface CameToAppointment {
  readonly appointmentId: string
  readonly communityCode: string
  readonly residentId: string
  readonly serviceItemCode: string
}

/** Needs coming in. */
export class IntakeService {
  constructor(private readonly on: Ports) {}

  /**
   * Opens a case and answers its id; the same idempotency key answers the first one's. Throws ValidationFailed, and
   * NotFound for a community that is not the viewer's.
   */
  async open(caller: Caller, input: OpenCase): Promise<string> {
    const { viewer } = caller
    const residentId = viewer.role === 'RESIDENT' ? (input.residentId ?? viewer.id) : (input.residentId ?? null)
    if (viewer.role === 'RESIDENT' && residentId !== viewer.id) throw new Forbidden('You can ask for yourself only.')
    const resident: ResidentFound =
      residentId === null || !isUuid(residentId)
        ? { kind: 'unknown' }
        : await findResident(this.on.hub, caller, residentId)
    const { idempotencyKey: key = null, ...rest } = input
    const { id } = await caller.write((tx) =>
      once(tx, { operation: 'openCase', key, input: rest }, async () => {
        const [intake, item] = await this.checked(tx, { ...input, residentId }, resident)
        return this.receive(tx, intake, item)
      }),
    )
    return id
  }

  /** Opens the case of somebody who has come to an appointment; nothing for an affair that is offered no more. */
  async receiveAtAppointment(tx: Transaction, came: CameToAppointment): Promise<void> {
    const { appointmentId, communityCode, residentId, serviceItemCode } = came
    const [item] = await this.on.items.byCodes(tx, [serviceItemCode])
    if (!item?.active || !(await this.on.territory.isCommunity(tx, communityCode))) return
    const asked = { channel: 'WINDOW', summary: item.title, categoryCode: item.categoryCode, serviceItemCode } as const
    const unsaid = { description: null, proposalId: null, visitId: null, location: null } as const
    const requirements = requirementsOf(new Checks(), 'input.requirements', null)
    const intake = { ...asked, ...unsaid, communityCode, areaCode: communityCode, residentId, requirements }
    await this.receive(tx, { ...intake, urgency: 'NORMAL' }, item, appointmentId)
  }

  private async receive(
    tx: Transaction,
    intake: Intake,
    item: ServiceItem | null,
    appointmentId: string | null = null,
  ): Promise<string> {
    const { cases, changes, calendars, clock, ids, timeZone } = this.on
    const openedAt = clock.now()
    const calendar = await calendars.of(tx, intake.communityCode)
    const deadlines = deadlinesOf(openedAt, item?.commitment ?? usualCommitment, intake.urgency, calendar)
    const prefix = numberPrefix(intake.communityCode)
    const number = await cases.nextNumber(tx, intake.communityCode, yearOf(openedAt, timeZone), prefix)
    const named = { id: ids.next(), number, handling: item?.handling ?? 'TRANSFER' }
    const the = { ...received(intake, named, openedAt, deadlines), appointmentId }
    const text = item ? `Opened: ${item.title}` : `Opened: ${intake.summary}`
    await changes.open(tx, the, item?.requiredDocuments ?? [], { kind: 'OPENED', text })
    return the.id
  }

  private async checked(
    tx: Transaction,
    input: OpenCase,
    resident: ResidentFound,
  ): Promise<[Intake, ServiceItem | null]> {
    const checks = new Checks()
    const item = await this.item(tx, checks, input)
    const categoryCode = item?.categoryCode ?? (await this.category(tx, checks, input))
    const community = await this.on.territory.isCommunity(tx, input.communityCode)
    const { viewer } = tx
    if (viewer.role === 'RESIDENT') checks.that(input.channel === 'APP', 'input.channel', 'Must be APP for a resident.')
    this.checkOrigin(checks, input, resident)
    const intake: Intake = {
      channel: input.channel,
      communityCode: input.communityCode,
      areaCode: placeOf(viewer, input.communityCode, resident),
      summary: checks.text('input.summary', input.summary, { max: 200 }),
      description: checks.optionalText('input.description', input.description, { max: 5000 }),
      categoryCode,
      serviceItemCode: item?.code ?? null,
      residentId: input.residentId ?? null,
      proposalId: input.proposalId ?? null,
      visitId: input.visitId ?? null,
      location: input.location ?? null,
      urgency: input.urgency ?? 'NORMAL',
      requirements: requirementsOf(checks, 'input.requirements', input.requirements),
    }
    checks.point('input.location', input.location)
    checks.done()
    const mine = viewer.role === 'RESIDENT' || areaReaches(viewer, intake.areaCode) || viewer.role === 'SYSTEM'
    if (!community || !mine) throw new NotFound('community')
    return [intake, item]
  }

  private checkOrigin(checks: Checks, input: OpenCase, resident: ResidentFound): void {
    for (const name of ['residentId', 'proposalId', 'visitId'] as const) {
      const id = input[name]
      checks.that(!id || isUuid(id), `input.${name}`, 'Is unknown.')
    }
    checks.that(!input.proposalId || !input.visitId, 'input.visitId', 'Give proposalId or visitId, not both.')
    checks.that(resident.kind !== 'absent', 'input.residentId', 'Is unknown.')
    const there = resident.kind !== 'found' || resident.communityCode === input.communityCode
    checks.that(there, 'input.communityCode', "Is not the resident's community.")
  }

  private async item(tx: Transaction, checks: Checks, { serviceItemCode, categoryCode }: OpenCase) {
    checks.that(Boolean(serviceItemCode) !== Boolean(categoryCode), 'input', 'Give categoryCode or serviceItemCode.')
    if (!serviceItemCode) return null
    const [item] = await this.on.items.byCodes(tx, [serviceItemCode])
    checks.that(item?.active === true, 'input.serviceItemCode', 'Is unknown.')
    return item ?? null
  }

  private async category(tx: Transaction, checks: Checks, { categoryCode }: OpenCase): Promise<string> {
    if (!categoryCode) return ''
    const [category] = await this.on.categories.byCodes(tx, [categoryCode])
    checks.that(category !== undefined, 'input.categoryCode', 'Is unknown.')
    return categoryCode
  }
}

/** As exactly as it is known: the resident's cell, the grid of the worker who brings the need, or the community. */
function placeOf(viewer: Viewer, communityCode: string, resident: ResidentFound): string {
  if (resident.kind === 'found' && resident.areaCode && reaches(communityCode, resident.areaCode))
    return resident.areaCode
  const grid = stationRoles.includes(viewer.role) && viewer.area !== null && reaches(communityCode, viewer.area)
  return grid ? (viewer.area ?? communityCode) : communityCode
}
