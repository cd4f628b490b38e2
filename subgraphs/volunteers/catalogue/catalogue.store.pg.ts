import { entities, sql } from '../../../shared/database/pg'
import { KnownAreaRow, KnownCategoryRow, KnownStaffRow } from './catalogue.entity'
import type { CatalogueStore } from './catalogue.store'

export const catalogueInPostgres: CatalogueStore = {
  async saveArea(tx, code, level) {
    await entities(tx).upsert(KnownAreaRow, { code, level }, ['code'])
  },
  async saveCategory(tx, code, line) {
    await entities(tx).upsert(KnownCategoryRow, { code, line }, ['code'])
  },
  async saveStaff(tx, id, communityCode) {
    await entities(tx).upsert(KnownStaffRow, { id, communityCode }, ['id'])
  },
  async unknownAreas(tx, codes) {
    const text = `/* unknownAreas */ select asked.code from unnest($1::text[]) as asked (code)
      where not exists (select from known_area where known_area.code = asked.code)`
    return (await sql<{ code: string }>(tx, text, [codes])).map((row) => row.code)
  },
  async unknownCategories(tx, codes) {
    const text = `/* unknownCategories */ select asked.code from unnest($1::text[]) as asked (code)
      where not exists (select from known_category where known_category.code = asked.code)`
    return (await sql<{ code: string }>(tx, text, [codes])).map((row) => row.code)
  },
  async knowsStaff(tx, id) {
    return entities(tx).existsBy(KnownStaffRow, { id })
  },
}
