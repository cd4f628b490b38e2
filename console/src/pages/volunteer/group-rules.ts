import type { Key } from '../../i18n/text'
import type { Values } from '../../kit/action-form'

/** What is said of a broken rule. */
interface Broken {
  readonly key: Key
  readonly with?: Readonly<Record<string, number>>
}

/** What the hub holds groups to: a test holds these, and what follows, against the hub's own rules. */
const longest = { name: 200, description: 4000 }
const mostCategories = 50
const farthest = { latitude: 90, longitude: 180 }

const typedIn = (values: Values, name: string) => String(values[name] ?? '').trim()

/** Every rule that is broken by what is typed so far of a group, by its field. */
export function brokenByGroup(values: Values): Readonly<Record<string, Broken>> {
  const broken: Record<string, Broken> = {}
  for (const [name, most] of Object.entries(longest)) {
    const { length } = [...typedIn(values, name).normalize('NFC')]
    if (length > most) broken[name] = { key: 'service.ruleLong', with: { most, length } }
  }
  const { categoryCodes } = values
  if (Array.isArray(categoryCodes) && categoryCodes.length > mostCategories)
    broken.categoryCodes = { key: 'service.ruleCodes', with: { most: mostCategories } }
  const keys = { latitude: 'service.ruleLatitude', longitude: 'service.ruleLongitude' } as const
  const [latitude, longitude] = [typedIn(values, 'latitude'), typedIn(values, 'longitude')]
  for (const name of ['latitude', 'longitude'] as const)
    if (!(Math.abs(Number(typedIn(values, name))) <= farthest[name])) broken[name] = { key: keys[name] }
  if (latitude === '' && longitude !== '') broken.latitude = { key: 'service.rulePlace' }
  if (longitude === '' && latitude !== '') broken.longitude = { key: 'service.rulePlace' }
  return broken
}
