import type { Caller } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import { parentOf } from '../../../shared/paths'
import type { Asked } from './asked'
import { categoryTaxonomyId, termIdOf } from './hsds-id'
import type { HsdsStore } from './hsds.store'
import type { HubNames } from './hub-names'
import { pageOf, type HsdsPage } from './page'
import type { Names } from './published'
import { categoryTaxonomy, termObject } from './taxonomy-object'

/** The hub's categories as the one taxonomy of its open data. */
export class TaxonomyService {
  constructor(
    private readonly store: HsdsStore,
    private readonly names: HubNames,
  ) {}

  taxonomies(asked: Asked): HsdsPage {
    const fits = found(asked.words, categoryTaxonomy.name)
    const contents = fits && asked.page === 1 ? [categoryTaxonomy] : []
    return pageOf(contents, fits ? 1 : 0, asked)
  }

  /** Throws NotFound. */
  taxonomy(id: string): object {
    if (id.toLowerCase() !== categoryTaxonomyId) throw new NotFound('taxonomy')
    return categoryTaxonomy
  }

  async terms(caller: Caller, asked: Asked): Promise<HsdsPage> {
    const { words, taxonomyId, parentId, topOnly, page, perPage } = asked
    const names = await this.names.ask(caller)
    const codes = (await caller.read((tx) => this.store.categories(tx))).filter(
      (code) =>
        (taxonomyId === null || taxonomyId === categoryTaxonomyId) &&
        (!topOnly || parentOf(code) === null) &&
        (parentId === null || parentIdOf(code) === parentId) &&
        found(words, `${code} ${names.category(code)}`),
    )
    const contents = codes.slice((page - 1) * perPage, page * perPage).map((code) => termObject(code, names))
    return pageOf(contents, codes.length, asked)
  }

  /** Throws NotFound. */
  async term(caller: Caller, id: string): Promise<object> {
    const names: Names = await this.names.ask(caller)
    const codes = await caller.read((tx) => this.store.categories(tx))
    const code = codes.find((one) => termIdOf(one) === id.toLowerCase())
    if (code === undefined) throw new NotFound('taxonomy term')
    return termObject(code, names)
  }
}

function parentIdOf(code: string): string | null {
  const parent = parentOf(code)
  return parent === null ? null : termIdOf(parent)
}

function found(words: readonly string[] | null, text: string): boolean {
  return words === null || words.every((word) => text.toLowerCase().includes(word.toLowerCase()))
}
