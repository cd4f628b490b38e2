import type { Values } from '../../kit/action-form'
import { ticked } from '../../kit/field'
import type { GroupSaidFragment } from './change-group.gen'

/** What stands in the form of a group. */
export function valuesOf({ name, description, categories, base }: GroupSaidFragment): Values {
  return {
    name,
    description: description ?? '',
    categoryCodes: categories?.map(({ code }) => code) ?? [],
    latitude: base?.latitude ?? '',
    longitude: base?.longitude ?? '',
  }
}

/** What is sent: everything, so that what was emptied is empty afterwards; the name only from whoever may change it. */
export function inputOf({ name, description, categoryCodes, latitude, longitude }: Values, mayRename: boolean) {
  const hasBase = [latitude, longitude].every((part) => String(part ?? '').trim() !== '')
  return {
    ...(mayRename && { name: String(name) }),
    description: String(description ?? '').trim() || null,
    categoryCodes: ticked(categoryCodes),
    base: hasBase ? { latitude: Number(latitude), longitude: Number(longitude) } : null,
  }
}
