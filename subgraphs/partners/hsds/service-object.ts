import { feeText } from '../service/fee'
import type { Service } from '../service/service'
import { hsdsId, serviceAtLocationId } from './hsds-id'
import { organizationItem, organizationObject, phonesOf } from './organization-object'
import { present, type PublishedService, type Wording } from './published'
import { scheduleObjects } from './schedule-object'
import { categoryAttribute, valueAttribute } from './taxonomy-object'

/** A service as HSDS lists it: with what there is one of. */
export function serviceItem({ service, organization, modifiedAt }: PublishedService): object {
  return { ...ownFields(service, modifiedAt), organization: organizationItem(organization) }
}

/** A service with everything that hangs on it. */
export function serviceObject(published: PublishedService, wording: Wording): object {
  const { service, organization } = published
  return {
    ...serviceOnly(published, wording),
    organization: organizationObject(organization),
    service_at_locations: service.location ? [placeFields(published, wording)] : [],
  }
}

/** A service at its place, as HSDS lists it. Null when it has none. */
export function serviceAtLocationItem(published: PublishedService): object {
  return { ...placeKeys(published.service), location: locationItem(published), service: serviceItem(published) }
}

/** A service at its place with everything that hangs on it. */
export function serviceAtLocationObject(published: PublishedService, wording: Wording): object {
  const service = { ...serviceOnly(published, wording), organization: organizationObject(published.organization) }
  return { ...placeFields(published, wording), service }
}

function ownFields(service: Service, modifiedAt: Date): object {
  const { id, organizationId, title, description, eligibility, fee } = service
  return present({
    id,
    organization_id: organizationId,
    name: title,
    description,
    // Others are not published.
    status: 'active',
    fees_description: feeText(fee),
    eligibility_description: eligibility.note,
    minimum_age: eligibility.minAgeYears,
    maximum_age: eligibility.maxAgeYears,
    last_modified: modifiedAt.toISOString(),
  })
}

function serviceOnly({ service, organization, modifiedAt }: PublishedService, { names, offset }: Wording): object {
  const { id, languages, skills, eligibility, capacity, categoryCodes } = service
  return {
    ...ownFields(service, modifiedAt),
    phones: phonesOf(organization),
    schedules: scheduleObjects(service, offset),
    service_areas: areaObjects(service, names),
    languages: languages.map((language) => languageObject(id, language)),
    cost_options: [costObject(service)],
    attributes: [
      ...categoryCodes.map((code) => categoryAttribute(id, code, names)),
      valueAttribute(id, 'capacity', String(capacity)),
      ...skills.map((skill) => valueAttribute(id, 'skill', skill)),
      ...eligibility.attributes.map((attribute) => valueAttribute(id, 'eligibility', attribute)),
    ],
  }
}

function areaObjects({ id, serviceAreaCodes, radiusMeters }: Service, names: Wording['names']): object[] {
  const areas: object[] = serviceAreaCodes.map((code) => {
    const key = hsdsId('service_area', id, code)
    return { id: key, service_id: id, name: names.area(code), extent: code, extent_type: 'text' }
  })
  if (radiusMeters === null) return areas
  const name = `Within ${radiusMeters} metres`
  const extent = { extent: String(radiusMeters), extent_type: 'radius' }
  return [...areas, { id: hsdsId('service_area', id, 'radius'), service_id: id, name, ...extent }]
}

function costObject({ id, fee }: Service): object {
  return present({
    id: hsdsId('cost_option', id),
    service_id: id,
    option: fee.kind,
    currency: 'CNY',
    amount: fee.amount ?? 0,
    amount_description: fee.unit,
  })
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

function languageObject(serviceId: string, language: string): object {
  const object = { id: hsdsId('language', serviceId, language), service_id: serviceId }
  const name = /^[a-z]{2,3}$/.test(language) ? languageNames.of(language) : undefined
  return name === undefined ? { ...object, name: language } : { ...object, name, code: language }
}

function placeKeys({ id }: Service) {
  return { id: serviceAtLocationId(id), service_id: id, location_id: hsdsId('location', id) }
}

function placeFields(published: PublishedService, { offset }: Wording): object {
  const { service, organization } = published
  return {
    ...placeKeys(service),
    location: locationItem(published),
    phones: phonesOf(organization),
    schedules: scheduleObjects(service, offset),
  }
}

function locationItem({ service, organization }: PublishedService): object {
  const { id, location } = service
  const place = { id: hsdsId('location', id), location_type: 'physical', organization_id: organization.id }
  return present({ ...place, name: organization.name, ...location })
}
