import type { Caller } from '../../../shared/database'
import type { Outbox } from '../../../shared/events'
import { codePattern, parentOf } from '../../../shared/paths'
import { Checks } from '../../../shared/validation'
import type { Handling, ServiceItem } from '../service-item/service-item'
import type { ServiceItemFilter, ServiceItemStore } from '../service-item/service-item.store'
import { inTree, type CategoryInTree, type ServiceLine } from './category'
import type { CategoryStore } from './category.store'

export interface SaveServiceItem {
  readonly code: string
  readonly title: string
  readonly categoryCode: string
  readonly handling: Handling
  readonly requiredDocuments?: readonly string[] | null
  readonly respondWithinHours: number
  readonly completeWithinHours: number
  readonly active?: boolean | null
}

interface Ports {
  readonly categories: CategoryStore
  readonly items: ServiceItemStore
  readonly outbox: Outbox
}

/** The public catalogue, and its upkeep. */
export class CatalogueService {
  constructor(private readonly on: Ports) {}

  async categories(
    caller: Caller,
    within: string | null,
    line: ServiceLine | null,
  ): Promise<readonly CategoryInTree[]> {
    return inTree(await caller.read((tx) => this.on.categories.tree(tx, within, line)))
  }

  items(caller: Caller, filter: ServiceItemFilter): Promise<readonly ServiceItem[]> {
    return caller.read((tx) => this.on.items.list(tx, filter))
  }

  /** Adds a category below one that there is, or renames one: its line is its parent's, and it never goes away. */
  saveCategory(caller: Caller, code: string, name: string): Promise<void> {
    return caller.write(async (tx) => {
      const checks = new Checks()
      const parent = parentOf(code)
      const known = await this.on.categories.byCodes(tx, parent === null ? [code] : [code, parent])
      const line = known.find((category) => category.code === (parent ?? code))?.line
      checks.that(
        codePattern.test(code) && code.length <= 200,
        'code',
        'Must be words of a-z, 0-9 and dashes, with dots between.',
      )
      checks.that(line !== undefined, 'code', 'Must be below a category that there is.')
      const text = checks.text('name', name, { max: 100 })
      checks.done()
      if (!line) return
      const { version } = await this.on.categories.save(tx, { code, name: text, line })
      await this.on.outbox.publish(tx, { kind: 'category.saved', aggregateId: code, version, data: { code, line } })
    })
  }

  saveItem(caller: Caller, input: SaveServiceItem): Promise<void> {
    return caller.write(async (tx) => {
      const checks = new Checks()
      const [category] = await this.on.categories.byCodes(tx, [input.categoryCode])
      checks.that(category !== undefined, 'input.categoryCode', 'Is unknown.')
      checks.that(/^[a-z0-9-]{1,60}$/.test(input.code), 'input.code', 'Must be 1 to 60 of a-z, 0-9 and dashes.')
      const title = checks.text('input.title', input.title, { max: 200 })
      const documents = [...new Set(input.requiredDocuments ?? [])]
      checks.that(documents.length <= 20, 'input.requiredDocuments', 'Must have at most 20 entries.')
      const respondWithinHours = checks.number('input.respondWithinHours', input.respondWithinHours, {
        min: 0.1,
        max: 2000,
      })
      const least = { min: respondWithinHours, max: 2000 }
      const completeWithinHours = checks.number('input.completeWithinHours', input.completeWithinHours, least)
      const requiredDocuments = documents.map((name, n) =>
        checks.text(`input.requiredDocuments.${n}`, name, { max: 200 }),
      )
      checks.done()
      const { code, categoryCode, handling, active } = input
      const commitment = { respondWithinHours, completeWithinHours }
      await this.on.items.save(tx, {
        code,
        title,
        categoryCode,
        handling,
        requiredDocuments,
        commitment,
        active: active ?? true,
      })
    })
  }
}
