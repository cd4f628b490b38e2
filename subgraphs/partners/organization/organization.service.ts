import type { Clock, Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { Forbidden, NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import { once } from '../../../shared/idempotency'
import { Checks, isUuid } from '../../../shared/validation'
import { checkCodes, checkKnown } from '../code/code'
import type { CodeStore } from '../code/code.store'
import { applied, mostAlike, mostAnHour, type Application } from './application'
import { left, suspended, verified, type Organization } from './organization'
import { TooManyApplications } from './organization.errors'
import { publishOrganizationSaved } from './organization.events'
import { mayLeave, maySeeOrganization, maySuspend, mayVerifyFor } from './organization.policy'
import type { OrganizationStore } from './organization.store'

const mostAreas = 100

/** How an organisation becomes a partner, and stops being one. */
export class OrganizationService {
  constructor(
    private readonly organizations: OrganizationStore,
    private readonly codes: CodeStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Open to anybody, within bounds. Throws ValidationFailed, TooManyApplications, IdempotencyMismatch. */
  apply(caller: Caller, application: Application, key: string | null): Promise<Organization> {
    return caller.write(async (tx) => {
      const { id } = await once(tx, { operation: 'applyAsPartner', key, input: application }, async () => {
        const known = await this.codes.knownAreas(tx, application.areaCodes)
        const organization = applied(application, known, { id: this.ids.next(), joinedAt: this.clock.now() })
        if (tx.viewer.role === 'ANONYMOUS') await this.bound(tx, organization)
        await this.organizations.insert(tx, organization)
        await publishOrganizationSaved(this.outbox, tx, organization)
        return organization.id
      })
      const [organization] = await this.organizations.byIds(tx, [id])
      if (!organization) throw new NotFound('organization')
      return organization
    })
  }

  /** For areas within the viewer's own. Throws ValidationFailed, NotFound, Forbidden, IllegalTransition. */
  verify(caller: Caller, id: string, areaCodes: readonly string[]): Promise<Organization> {
    return caller.write(async (tx) => {
      const checks = new Checks()
      const areas = checkCodes(checks, 'areaCodes', areaCodes, mostAreas)
      checkKnown(checks, 'areaCodes', 'area', areaCodes.slice(0, mostAreas), await this.codes.knownAreas(tx, areas))
      checks.done()
      const organization = await this.seen(tx, id)
      if (!mayVerifyFor(tx.viewer, areas)) throw new Forbidden('You can verify only for areas within your own.')
      return this.saved(tx, verified(organization, areas))
    })
  }

  /** Its services are found no more, at once. Throws ValidationFailed, NotFound, Forbidden, IllegalTransition. */
  suspend(caller: Caller, id: string, reason: string): Promise<Organization> {
    return caller.write(async (tx) => {
      const checks = new Checks()
      const because = checks.text('reason', reason, { max: 1000 })
      checks.done()
      const organization = await this.seen(tx, id)
      const next = suspended(organization, because)
      if (!maySuspend(tx.viewer, organization)) throw new Forbidden('It does not work within your area.')
      return this.saved(tx, next)
    })
  }

  /** For good; its services are found no more, at once. Throws NotFound, IllegalTransition. */
  leave(caller: Caller, id: string): Promise<Organization> {
    return caller.write(async (tx) => {
      const organization = await this.seen(tx, id)
      if (!mayLeave(tx.viewer, organization)) throw new NotFound('organization')
      return this.saved(tx, left(organization))
    })
  }

  private async bound(tx: Transaction, application: Organization): Promise<void> {
    const since = new Date(application.joinedAt.getTime() - 3_600_000)
    const { alike, lately } = await this.organizations.openApplications(tx, application, since)
    if (alike >= mostAlike || lately >= mostAnHour) throw new TooManyApplications()
  }

  private async seen(tx: Transaction, id: string): Promise<Organization> {
    const organization = isUuid(id) ? await this.organizations.lock(tx, id) : null
    if (!organization || !maySeeOrganization(tx.viewer, organization)) throw new NotFound('organization')
    return organization
  }

  private async saved(tx: Transaction, organization: Organization): Promise<Organization> {
    await this.organizations.update(tx, organization)
    await publishOrganizationSaved(this.outbox, tx, organization)
    return organization
  }
}
