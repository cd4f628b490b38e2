import { demoCategories, demoGroups, demoServiceItems, demoServices } from '../../../shared/demo'
import { usualCommitment, type Commitment, type Handling } from '../service-item/service-item'

/** A provider that a demo need was or is referred to. */
export interface DemoTarget {
  readonly providerId: string
  readonly providerKind: string
  readonly offerId: string | null
}

/** What a demo case is about. */
export interface DemoNeed {
  readonly categoryCode: string
  readonly serviceItemCode: string | null
  readonly handling: Handling
  readonly documents: readonly string[]
  readonly commitment: Commitment
  readonly summary: string
  readonly target: DemoTarget | null
}

const categoryNames = new Map(demoCategories.map((category) => [category.code, category.name]))

function at<Thing>(things: readonly Thing[], index: number): Thing {
  const thing = things[index % things.length]
  if (thing === undefined) throw new Error('There is nothing to draw from')
  return thing
}

function plain(categoryCode: string, target: DemoTarget): DemoNeed {
  const summary = `Needs help: ${categoryNames.get(categoryCode) ?? categoryCode}`
  const nothing = { serviceItemCode: null, documents: [], commitment: usualCommitment }
  return { ...nothing, categoryCode, handling: 'TRANSFER', summary, target }
}

/** A need that an organisation's listed service met. */
export function needOfService(n: number, kindOf: (organizationId: string) => string): DemoNeed {
  const { id, organizationId, categoryCode } = at(demoServices, n * 17)
  return plain(categoryCode, { providerId: organizationId, providerKind: kindOf(organizationId), offerId: id })
}

/** A need that a volunteer group met. */
export function needOfGroup(n: number): DemoNeed {
  const group = at(demoGroups, n * 5)
  const target = { providerId: group.id, providerKind: 'VOLUNTEER_GROUP', offerId: null }
  return plain(at(group.categoryCodes, n), target)
}

/** One of the affairs that the station undertakes itself. */
export function needOfItem(n: number): DemoNeed {
  const item = at(demoServiceItems, n * 53)
  const { categoryCode, handling, requiredDocuments: documents, respondWithinHours, completeWithinHours } = item
  const commitment = { respondWithinHours, completeWithinHours }
  return {
    categoryCode,
    serviceItemCode: item.code,
    handling,
    documents,
    commitment,
    summary: item.title,
    target: null,
  }
}
