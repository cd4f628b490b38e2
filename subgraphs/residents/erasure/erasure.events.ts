import type { EventConsumer } from '../../../shared/events'
import type { HouseholdStore } from '../household/household.store'
import type { ProposalStore } from '../proposal/proposal.store'
import type { ResidentStore } from '../resident/resident.store'
import type { VisitStore } from '../visit/visit.store'
import { erasedName } from './erasure.service'

interface Stores {
  readonly residents: ResidentStore
  readonly households: HouseholdStore
  readonly visits: VisitStore
  readonly proposals: ProposalStore
}

/** What nobody but the hub itself may touch when a resident is erased: the mood diary, the name on proposals, an empty home. */
export function erasureConsumers({ residents, households, visits, proposals }: Stores): EventConsumer[] {
  return [
    {
      name: 'residents.erasure',
      kinds: ['resident.erased'],
      async handle(tx, { aggregateId }) {
        await visits.eraseNotes(tx, aggregateId)
        await proposals.eraseAuthor(tx, aggregateId, erasedName)
        const [resident] = await residents.byIds(tx, [aggregateId])
        if (resident?.householdId) await households.eraseEmpty(tx, resident.householdId)
      },
    },
  ]
}
