import type { EventConsumer, HubEvent } from '../../../shared/events'
import type { HelpStore } from './help.store'

/** A helper sees the resident while the referral is open, and what it did for them once it is confirmed. */
const helping = new Set(['OFFERED', 'ACCEPTED', 'CHECKED_IN', 'REPORTED', 'CONFIRMED'])
const assigned = new Set(['ASSIGNED', 'CHECKED_IN', 'CHECKED_OUT', 'CONFIRMED'])

const referralKinds = [
  'offered',
  'accepted',
  'declined',
  'expired',
  'withdrawn',
  'checked-in',
  'reported',
  'confirmed',
  'returned',
]

function text(event: HubEvent, name: string): string | null {
  const value = event.data[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** Keeps who helps whom: it decides which residents a helper sees at all. */
export function helpConsumers(store: HelpStore): EventConsumer[] {
  return [
    {
      name: 'residents.help.referral',
      kinds: referralKinds.map((kind) => `referral.${kind}`),
      async handle(tx, event) {
        const [caseId, organizationId] = [text(event, 'caseId'), text(event, 'providerId')]
        if (caseId === null || organizationId === null) return
        const active = helping.has(text(event, 'status') ?? '')
        const residentId = text(event, 'residentId')
        await store.save(tx, { id: event.aggregateId, caseId, residentId, organizationId, volunteerId: null, active })
      },
    },
    {
      name: 'residents.help.assignment',
      kinds: ['assignment.saved'],
      async handle(tx, event) {
        const [caseId, volunteerId] = [text(event, 'caseId'), text(event, 'volunteerId')]
        if (caseId === null || volunteerId === null) return
        const active = assigned.has(text(event, 'status') ?? '')
        await store.save(tx, {
          id: event.aggregateId,
          caseId,
          residentId: null,
          organizationId: null,
          volunteerId,
          active,
        })
      },
    },
    {
      name: 'residents.help.case',
      kinds: ['case.changed'],
      async handle(tx, event) {
        const residentId = text(event, 'residentId')
        if (residentId !== null) await store.saveCase(tx, event.aggregateId, residentId)
      },
    },
  ]
}
