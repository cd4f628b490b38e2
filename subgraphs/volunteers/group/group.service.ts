import type { Clock, Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { Conflict, Forbidden, NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import { once } from '../../../shared/idempotency'
import { Checks, isUuid } from '../../../shared/validation'
import { checkAreas, checkCategories } from '../catalogue/catalogue.checks'
import type { CatalogueStore } from '../catalogue/catalogue.store'
import { revised, suspended, verified, type GroupApplication, type GroupChange, type VolunteerGroup } from './group'
import { mayChange, mayRename, mayVerifyFor, meetsGroup } from './group.policy'
import type { GroupStore } from './group.store'

export interface GroupServiceDeps {
  readonly groups: GroupStore
  readonly catalogue: CatalogueStore
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ids: Ids
}

/** How a group comes onto the hub, and off it. */
export class GroupService {
  constructor(private readonly deps: GroupServiceDeps) {}

  /** Registers a group; a station or an officer verifies it afterwards. The same key answers the same group. */
  async register(caller: Caller, input: GroupApplication, key: string | null): Promise<VolunteerGroup> {
    const { groups, ids, clock, catalogue } = this.deps
    return caller.write(async (tx) => {
      const { id } = await once(tx, { operation: 'registerGroup', key, input }, async () => {
        const checks = new Checks()
        const application = {
          name: checks.text('input.name', input.name, { max: 200 }),
          description: checks.optionalText('input.description', input.description, { max: 4000 }),
          areaCodes: await checkAreas(tx, catalogue, checks, 'input.areaCodes', input.areaCodes),
          categoryCodes: await checkCategories(tx, catalogue, checks, 'input.categoryCodes', input.categoryCodes),
          base: input.base,
        }
        checks.point('input.base', input.base)
        checks.done()
        const group = { ...application, id: ids.next(), registeredBy: caller.viewer.id, at: clock.now() }
        await groups.add(tx, group)
        await this.publish(tx, { ...group, status: 'APPLIED', version: 1 })
        return group.id
      })
      return this.get(tx, id)
    })
  }

  /** Changes what is given. Throws NotFound, Conflict, ValidationFailed; Forbidden for a name that has been verified. */
  async update(caller: Caller, id: string, expectedVersion: number, change: GroupChange): Promise<VolunteerGroup> {
    const { groups, catalogue } = this.deps
    return caller.write(async (tx) => {
      const group = isUuid(id) ? await groups.lock(tx, id) : null
      if (!group || !mayChange(caller.viewer, group)) throw new NotFound('volunteer group')
      if (group.version !== expectedVersion) throw new Conflict('volunteer group', group.version)
      const { name, description, categoryCodes, base } = change
      const checks = new Checks()
      const said = {
        name: typeof name === 'string' ? checks.text('input.name', name, { max: 200 }) : group.name,
        description:
          description === undefined
            ? group.description
            : checks.optionalText('input.description', description, { max: 4000 }),
        categoryCodes: categoryCodes
          ? await checkCategories(tx, catalogue, checks, 'input.categoryCodes', categoryCodes)
          : group.categoryCodes,
        base: base === undefined ? group.base : base,
      }
      checks.point('input.base', base)
      checks.done()
      if (said.name !== group.name && !mayRename(caller.viewer, group))
        throw new Forbidden('The name has been verified: ask the stationmaster to change it.')
      const next = revised(group, said)
      await groups.revise(tx, next)
      await this.publish(tx, next)
      return next
    })
  }

  /** Vouches for a group within the viewer's own area, and names the social worker who supervises it. */
  async verify(
    caller: Caller,
    id: string,
    areaCodes: readonly string[],
    supervisorId: string | null,
  ): Promise<VolunteerGroup> {
    const { groups, catalogue } = this.deps
    return caller.write(async (tx) => {
      const group = await this.lockSeen(tx, id)
      const checks = new Checks()
      const codes = await checkAreas(tx, catalogue, checks, 'areaCodes', areaCodes)
      const known = supervisorId === null || (isUuid(supervisorId) && (await catalogue.knowsStaff(tx, supervisorId)))
      checks.that(known, 'supervisorId', 'Is nobody on the staff of a station.')
      checks.done()
      if (!codes.every((code) => mayVerifyFor(caller.viewer, code)))
        throw new Forbidden('You can verify a group only for areas within your own.')
      const next = verified(group, codes, supervisorId)
      await groups.save(tx, next)
      await this.publish(tx, next)
      return next
    })
  }

  /** Takes a group out of matching, referrals and claims until it is verified again. */
  async suspend(caller: Caller, id: string, reason: string): Promise<VolunteerGroup> {
    return caller.write(async (tx) => {
      const checks = new Checks()
      checks.text('reason', reason, { max: 2000 })
      checks.done()
      const group = await this.lockSeen(tx, id)
      const next = suspended(group)
      await this.deps.groups.save(tx, next)
      await this.publish(tx, next)
      return next
    })
  }

  private async lockSeen(tx: Transaction, id: string): Promise<VolunteerGroup> {
    const group = isUuid(id) ? await this.deps.groups.lock(tx, id) : null
    const { viewer } = tx
    // A verified group is public, but not every officer's to change.
    const concerns = group && (viewer.role === 'HUB_ADMIN' || viewer.role === 'SYSTEM' || meetsGroup(viewer, group))
    if (!group || !concerns) throw new NotFound('volunteer group')
    return group
  }

  private async get(tx: Transaction, id: string): Promise<VolunteerGroup> {
    const [group] = await this.deps.groups.byIds(tx, [id])
    if (!group) throw new NotFound('volunteer group')
    return group
  }

  private async publish(
    tx: Transaction,
    { id, status, areaCodes, version }: Pick<VolunteerGroup, 'id' | 'status' | 'areaCodes' | 'version'>,
  ): Promise<void> {
    await this.deps.outbox.publish(tx, { kind: 'group.saved', aggregateId: id, version, data: { status, areaCodes } })
  }
}
