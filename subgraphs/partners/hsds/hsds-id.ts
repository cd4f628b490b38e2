import { v5 } from 'uuid'

/** HSDS wants a UUID for everything. What has none here gets one that is the same at every asking, on every hub. */
const namespace = '5b0f7c1e-6d0c-4f43-9f0e-0d1f7b6c2a90'

export function hsdsId(kind: string, ...of: readonly (string | number)[]): string {
  return v5([kind, ...of].join(' '), namespace)
}

/** Of the one taxonomy: the hub's categories. */
export const categoryTaxonomyId = hsdsId('taxonomy', 'category')

/** Of a category as a taxonomy term. */
export function termIdOf(categoryCode: string): string {
  return hsdsId('taxonomy_term', categoryCode)
}

/** Flipped in a service's id; its own inverse, so that nobody needs to remember which place was which service's. */
const flipped = 0x5a17_c0de_10c8n

/** A service has one place; this is the id of the two together, and from it the service's again. */
export function serviceAtLocationId(serviceId: string): string {
  const tail = BigInt(`0x${serviceId.slice(-12)}`) ^ flipped
  return `${serviceId.slice(0, -12)}${tail.toString(16).padStart(12, '0')}`
}
