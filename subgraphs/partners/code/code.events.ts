import type { Transaction } from '../../../shared/database'
import type { EventConsumer, HubEvent } from '../../../shared/events'
import type { CodeStore } from './code.store'

/** Remembers which areas and categories exist. Codes are never taken away, so order and repetition do not matter. */
export class CodesConsumer implements EventConsumer {
  readonly name = 'partners.codes'
  readonly kinds = ['area.saved', 'category.saved']

  constructor(private readonly codes: CodeStore) {}

  async handle(tx: Transaction, event: HubEvent): Promise<void> {
    if (event.kind === 'area.saved') await this.codes.saveArea(tx, event.aggregateId)
    else await this.codes.saveCategory(tx, event.aggregateId)
  }
}
