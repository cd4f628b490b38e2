import type { Hub } from './hub'

/** A service as `ListServiceInput` has it; the fields are explained in the hub's schema. */
export interface Offer {
  /** Your own key for it: the same key and offer again list nothing twice. */
  readonly key: string
  readonly title: string
  readonly categoryCodes: readonly string[]
  readonly serviceAreaCodes: readonly string[]
  readonly fee: { readonly kind: 'FREE' | 'FIXED' | 'FROM'; readonly amount?: number; readonly unit?: string }
  readonly capacity: number
  readonly languages?: readonly string[]
  readonly openingHours?: readonly { readonly weekday: number; readonly opens: string; readonly closes: string }[]
}

const list = `mutation List($input: ListServiceInput!) { listService(input: $input) { id } }`

/** Lists an offer, or finds it listed already; answers the service's id. */
export async function listed(hub: Hub, { key, ...offer }: Offer): Promise<string> {
  const answer = await hub.ask<{ listService: { id: string } }>(list, { input: { ...offer, idempotencyKey: key } })
  return answer.listService.id
}
