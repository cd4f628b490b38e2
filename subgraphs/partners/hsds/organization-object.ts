import type { Organization } from '../organization/organization'
import { hsdsId } from './hsds-id'
import { present } from './published'

/** What JSON Schema's format `email` takes; others are left out rather than spoil the whole answer. */
const email = /^[a-z0-9._%+-]+@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i

/** An organisation as HSDS lists it: without what hangs on it. */
export function organizationItem(organization: Organization): object {
  const { id, name, description, email: address, website } = organization
  return present({
    id,
    name,
    // HSDS insists on one.
    description: description ?? name,
    email: address !== null && email.test(address) && !address.includes('..') ? address : null,
    website: website !== null && URL.canParse(website) ? new URL(website).href : null,
  })
}

/** An organisation with its telephone and its place. */
export function organizationObject(organization: Organization): object {
  return {
    ...organizationItem(organization),
    phones: phonesOf(organization),
    locations: locationsOf(organization),
    organization_identifiers: identifiersOf(organization),
  }
}

export function phonesOf({ id, phone }: Organization): object[] {
  return phone === null ? [] : [{ id: hsdsId('phone', id), organization_id: id, number: phone }]
}

function locationsOf({ id, name, location, address }: Organization): object[] {
  if (!location) return []
  const place = { id: hsdsId('location', id), location_type: 'physical', organization_id: id, name }
  return [present({ ...place, ...location, description: address })]
}

function identifiersOf({ id, registrationNumber }: Organization): object[] {
  if (registrationNumber === null) return []
  return [
    {
      id: hsdsId('organization_identifier', id),
      organization_id: id,
      identifier_type: 'registration number',
      identifier: registrationNumber,
    },
  ]
}
