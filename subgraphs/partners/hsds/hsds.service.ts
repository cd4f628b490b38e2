import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import { isUuid } from '../../../shared/validation'
import { zoneOffset } from '../import/week'
import type { Asked } from './asked'
import { categoryTaxonomyId, serviceAtLocationId, termIdOf } from './hsds-id'
import type { HsdsStore, ServiceFilter } from './hsds.store'
import type { HubNames } from './hub-names'
import { organizationItem, organizationObject } from './organization-object'
import { pageOf, type HsdsPage } from './page'
import type { PublishedService, Wording } from './published'
import { serviceAtLocationItem, serviceAtLocationObject, serviceItem, serviceObject } from './service-object'

/** What the hub publishes of services and organisations as open data. The same for everybody. */
export class HsdsService {
  constructor(
    private readonly store: HsdsStore,
    private readonly names: HubNames,
    private readonly clock: Clock,
    private readonly timeZone: string,
  ) {}

  async services(caller: Caller, asked: Asked): Promise<HsdsPage> {
    const filter = await this.filter(caller, asked, false)
    if (!filter) return pageOf([], 0, asked)
    if (asked.minimal) return this.minimal(caller, filter, asked)
    return this.page(caller, filter, asked, { item: serviceItem, object: serviceObject })
  }

  async serviceAtLocations(caller: Caller, asked: Asked): Promise<HsdsPage> {
    const filter = await this.filter(caller, asked, true)
    if (!filter) return pageOf([], 0, asked)
    return this.page(caller, filter, asked, { item: serviceAtLocationItem, object: serviceAtLocationObject })
  }

  /** Throws NotFound. */
  async service(caller: Caller, id: string): Promise<object> {
    const wording = await this.wording(caller)
    const found = isUuid(id) ? await caller.read((tx) => this.store.service(tx, id)) : null
    if (!found) throw new NotFound('service')
    return serviceObject(found, wording)
  }

  /** Throws NotFound. */
  async serviceAtLocation(caller: Caller, id: string): Promise<object> {
    const wording = await this.wording(caller)
    const found = isUuid(id) ? await caller.read((tx) => this.store.service(tx, serviceAtLocationId(id))) : null
    if (!found?.service.location) throw new NotFound('service at a location')
    return serviceAtLocationObject(found, wording)
  }

  async organizations(caller: Caller, asked: Asked): Promise<HsdsPage> {
    const wording = await this.wording(caller)
    return caller.read(async (tx) => {
      const organizations = await this.store.organizations(tx, asked.words, asked)
      const total = await this.store.countOrganizations(tx, asked.words)
      if (!asked.full && !asked.fullService) return pageOf(organizations.map(organizationItem), total, asked)
      const ids = organizations.map(({ id }) => id)
      const services = await this.store.servicesOf(tx, ids)
      const objects = organizations.map((organization) => ({
        ...organizationObject(organization),
        services: services
          .filter(({ service }) => service.organizationId === organization.id)
          .map((service) => this.ofOrganization(service, asked.fullService, wording)),
      }))
      return pageOf(objects, total, asked)
    })
  }

  /** Throws NotFound. */
  async organization(caller: Caller, id: string, { fullService }: Asked): Promise<object> {
    const wording = await this.wording(caller)
    return caller.read(async (tx) => {
      const organization = isUuid(id) ? await this.store.organization(tx, id) : null
      if (!organization) throw new NotFound('organization')
      const services = await this.store.servicesOf(tx, [organization.id])
      return {
        ...organizationObject(organization),
        services: services.map((service) => this.ofOrganization(service, fullService, wording)),
      }
    })
  }

  private ofOrganization(published: PublishedService, full: boolean, wording: Wording): object {
    if (full) return serviceObject(published, wording)
    const { id, organizationId, title } = published.service
    return { id, organization_id: organizationId, name: title, status: 'active' }
  }

  private async minimal(caller: Caller, filter: ServiceFilter, asked: Asked): Promise<HsdsPage> {
    return caller.read(async (tx) => {
      const found = await this.store.modified(tx, filter, asked)
      const contents = found.map(({ id, modifiedAt }) => ({ id, modified_date: modifiedAt.toISOString() }))
      return pageOf(contents, await this.store.countServices(tx, filter), asked)
    })
  }

  private async page(caller: Caller, filter: ServiceFilter, asked: Asked, as: Objects): Promise<HsdsPage> {
    const wording = await this.wording(caller)
    return caller.read(async (tx) => {
      const found = await this.store.services(tx, filter, asked)
      const contents = found.map((one) => (asked.full ? as.object(one, wording) : as.item(one)))
      return pageOf(contents, await this.store.countServices(tx, filter), asked)
    })
  }

  /** Null when nothing can fit: a term or a taxonomy that is not ours. */
  private async filter(caller: Caller, asked: Asked, placed: boolean): Promise<ServiceFilter | null> {
    const { words, termId, taxonomyId, organizationId, modifiedAfter } = asked
    if (taxonomyId !== null && taxonomyId !== categoryTaxonomyId) return null
    const codes = termId === null ? [] : await caller.read((tx) => this.store.categories(tx))
    const categoryCode = codes.find((code) => termIdOf(code) === termId) ?? null
    if (termId !== null && categoryCode === null) return null
    return { words, categoryCode, organizationId, modifiedAfter, placed }
  }

  private async wording(caller: Caller): Promise<Wording> {
    return { names: await this.names.ask(caller), offset: zoneOffset(this.timeZone, this.clock.now()) }
  }
}

interface Objects {
  readonly item: (published: PublishedService) => object
  readonly object: (published: PublishedService, wording: Wording) => object
}
