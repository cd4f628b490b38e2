import { parentOf } from '../../../shared/paths'
import { categoryTaxonomyId, hsdsId, termIdOf } from './hsds-id'
import { present, type Names } from './published'

/** The one taxonomy of the hub: what needs are sorted by. */
export const categoryTaxonomy = {
  id: categoryTaxonomyId,
  name: 'Station Hub categories',
  description: 'The kinds of need that the hub sorts cases, services and volunteer groups by.',
} as const

/** A category as a taxonomy term. */
export function termObject(code: string, names: Names): object {
  const parent = parentOf(code)
  const name = names.category(code)
  return present({
    id: termIdOf(code),
    code,
    name,
    description: parent === null ? name : `${name}, within ${names.category(parent)}`,
    parent_id: parent === null ? null : termIdOf(parent),
    taxonomy: categoryTaxonomy.name,
    taxonomy_id: categoryTaxonomyId,
  })
}

/** A service's category. */
export function categoryAttribute(serviceId: string, code: string, names: Names): object {
  return {
    id: hsdsId('attribute', serviceId, 'category', code),
    link_id: serviceId,
    link_entity: 'service',
    link_type: 'category',
    taxonomy_term_id: termIdOf(code),
    taxonomy_term: termObject(code, names),
  }
}

/** What HSDS has no field for: how many at a time, what its staff can do, whom it is for. */
export function valueAttribute(serviceId: string, type: 'capacity' | 'skill' | 'eligibility', value: string): object {
  return {
    id: hsdsId('attribute', serviceId, type, value),
    link_id: serviceId,
    link_entity: 'service',
    link_type: type,
    value,
  }
}
