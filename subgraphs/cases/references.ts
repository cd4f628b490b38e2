import type { SchemaParts, SubgraphContext } from '../../shared/graphql'
import type { Loaders } from './services'

type Reference = { readonly id: string }
type CodeReference = { readonly code: string }

/** How references of entities become entities: its own are read, many in one statement; others' are as they came. */
export function referencesOf({ cases, referrals, catalogue }: Loaders): SchemaParts['references'] {
  const asItCame = (reference: object) => reference
  return {
    Case: ({ id }: Reference, context: SubgraphContext) =>
      context.viewer.role === 'ANONYMOUS' ? Promise.resolve(null) : cases.byId.load(context, id),
    Referral: ({ id }: Reference, context: SubgraphContext) => referrals.byId.load(context, id),
    Category: ({ code }: CodeReference, context: SubgraphContext) => catalogue.category.load(context, code),
    ServiceItem: ({ code }: CodeReference, context: SubgraphContext) => catalogue.item.load(context, code),
    Area: asItCame,
    Resident: asItCame,
    StaffMember: asItCame,
    Proposal: asItCame,
    Visit: asItCame,
    Appointment: asItCame,
    Organization: asItCame,
    VolunteerGroup: asItCame,
  }
}
