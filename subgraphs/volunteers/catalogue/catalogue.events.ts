import type { EventConsumer } from '../../../shared/events'
import type { CatalogueStore } from './catalogue.store'

/** Keeps the codes of areas and categories, and who is on a station's staff. */
export function catalogueConsumer(catalogue: CatalogueStore): EventConsumer {
  return {
    name: 'catalogue',
    kinds: ['area.saved', 'category.saved', 'staff.saved'],
    async handle(tx, { kind, aggregateId, data }) {
      if (kind === 'area.saved') await catalogue.saveArea(tx, String(data['code']), String(data['level']))
      else if (kind === 'category.saved') await catalogue.saveCategory(tx, String(data['code']), String(data['line']))
      else await catalogue.saveStaff(tx, aggregateId, String(data['communityCode']))
    },
  }
}
