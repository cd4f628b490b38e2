import type { EventConsumer } from '../../../shared/events'
import type { ProposalStore } from './proposal.store'

/** A proposal from which a case is opened has been adopted. */
export function proposalConsumers(proposals: ProposalStore): EventConsumer[] {
  return [
    {
      name: 'residents.proposal.adopted',
      kinds: ['case.changed'],
      async handle(tx, event) {
        const proposalId = event.data['proposalId']
        if (typeof proposalId === 'string') await proposals.answer(tx, proposalId, 'ADOPTED', null)
      },
    },
  ]
}
