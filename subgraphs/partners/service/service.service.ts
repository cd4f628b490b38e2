import type { Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { Conflict, NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import { once } from '../../../shared/idempotency'
import { Checks, isUuid } from '../../../shared/validation'
import type { CodeStore } from '../code/code.store'
import { assertMayOffer } from '../organization/organization'
import type { OrganizationStore } from '../organization/organization.store'
import { offering } from './offering'
import { moved, revised, ServiceStatus, type Service } from './service'
import { publishServiceSaved } from './service.events'
import { mayChangeServicesOf, type OfferedService } from './service.policy'
import type { ServiceStore } from './service.store'
import { changedDraft, checkedTerms, type KnownCodes, type TermsChange, type TermsDraft } from './terms-draft'

/** A service as it is first handed in. */
export interface Listing extends TermsDraft {
  /** Null: the viewer's own organisation. */
  readonly organizationId?: string | null
  /** Kept back until it is resumed. */
  readonly draft?: boolean | null
}

/** Which service, on which version of it the change was decided, and the change. */
export interface Revision extends TermsChange {
  readonly id: string
  readonly expectedVersion: number
}

/** What an organisation does with its services. */
export class ServiceService {
  constructor(
    private readonly services: ServiceStore,
    private readonly organizations: OrganizationStore,
    private readonly codes: CodeStore,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  /** Throws ValidationFailed, NotFound, IllegalTransition, IdempotencyMismatch. */
  list(caller: Caller, listing: Listing, key: string | null): Promise<Service> {
    return caller.write(async (tx) => {
      const organizationId = listing.organizationId ?? caller.viewer.organizationId
      const { id } = await once(tx, { operation: 'listService', key, input: listing }, async () => {
        const organization = await offering(tx, this.organizations, organizationId)
        const terms = checkedTerms(listing, await this.known(tx, listing))
        const status = listing.draft === true ? ServiceStatus.DRAFT : ServiceStatus.LISTED
        const service = { ...terms, id: this.ids.next(), organizationId: organization.id, status, load: 0, version: 1 }
        await this.assertNew(tx, service, 'input.title')
        await this.services.insert(tx, [service])
        await publishServiceSaved(this.outbox, tx, service)
        return service.id
      })
      const [service] = await this.services.byIds(tx, [id])
      if (!service) throw new NotFound('service')
      return service
    })
  }

  /** Throws ValidationFailed, NotFound, Conflict, IllegalTransition. */
  revise(caller: Caller, { id, expectedVersion, ...change }: Revision): Promise<Service> {
    return this.change(caller, id, expectedVersion, async (tx, service) => {
      const draft = changedDraft(service, change)
      return revised(service, checkedTerms(draft, await this.known(tx, draft)))
    })
  }

  /** Hidden until it is resumed; what it has on goes on. Throws NotFound, Conflict, IllegalTransition. */
  pause(caller: Caller, id: string, expectedVersion: number): Promise<Service> {
    return this.move(caller, id, expectedVersion, ServiceStatus.PAUSED)
  }

  /** Listed again, or a draft for the first time. Throws NotFound, Conflict, IllegalTransition. */
  resume(caller: Caller, id: string, expectedVersion: number): Promise<Service> {
    return this.move(caller, id, expectedVersion, ServiceStatus.LISTED)
  }

  /** For good. Throws NotFound, Conflict, IllegalTransition. */
  withdraw(caller: Caller, id: string, expectedVersion: number): Promise<Service> {
    return this.move(caller, id, expectedVersion, ServiceStatus.WITHDRAWN)
  }

  private move(caller: Caller, id: string, expectedVersion: number, to: Parameters<typeof moved>[1]): Promise<Service> {
    return this.change(caller, id, expectedVersion, (_tx, service) => Promise.resolve(moved(service, to)))
  }

  private change(
    caller: Caller,
    id: string,
    expectedVersion: number,
    next: (tx: Transaction, service: OfferedService) => Promise<Service>,
  ): Promise<Service> {
    return caller.write(async (tx) => {
      // The organisation first, as everybody does: two orders of locking would be a deadlock.
      const organizationId = tx.viewer.organizationId
      const own = organizationId !== null && isUuid(organizationId) && isUuid(id)
      const organization = own ? await this.organizations.lock(tx, organizationId) : null
      const service = organization && (await this.services.lock(tx, id))
      if (!service || !mayChangeServicesOf(tx.viewer, service.organizationId)) throw new NotFound('service')
      if (service.version !== expectedVersion) throw new Conflict('service', service.version)
      const changed = await next(tx, service)
      if (changed.status !== ServiceStatus.WITHDRAWN) assertMayOffer(organization)
      await this.assertNew(tx, changed, changed.status === service.status ? 'input.title' : 'id')
      await this.services.update(tx, [changed])
      await publishServiceSaved(this.outbox, tx, changed)
      return changed
    })
  }

  /** The organisation is locked, so nobody lists the same at this moment. Throws ValidationFailed. */
  private async assertNew(tx: Transaction, service: Service, path: string): Promise<void> {
    if (service.status !== ServiceStatus.LISTED) return
    const checks = new Checks()
    const alike = await this.services.listsAlike(tx, service)
    checks.that(!alike, path, 'You list a service with this title, these categories, areas and place already.')
    checks.done()
  }

  private async known(tx: Transaction, { serviceAreaCodes, categoryCodes }: TermsDraft): Promise<KnownCodes> {
    return {
      areas: await this.codes.knownAreas(tx, serviceAreaCodes),
      categories: await this.codes.knownCategories(tx, categoryCodes),
    }
  }
}
