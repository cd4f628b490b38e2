import type { Transaction } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import { isUuid } from '../../../shared/validation'
import { assertMayOffer, type Organization } from '../organization/organization'
import type { OrganizationStore } from '../organization/organization.store'
import { mayChangeServicesOf } from './service.policy'

/**
 * The viewer's organisation that is to list services, held against other changes until the transaction ends. Throws
 * NotFound, IllegalTransition.
 */
export async function offering(
  tx: Transaction,
  organizations: OrganizationStore,
  id: string | null,
): Promise<Organization> {
  const mine = id !== null && isUuid(id) && mayChangeServicesOf(tx.viewer, id)
  const organization = mine ? await organizations.lock(tx, id) : null
  if (!organization) throw new NotFound('organization')
  assertMayOffer(organization)
  return organization
}
