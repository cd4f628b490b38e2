import type { Key } from '../i18n/text'
import type { Values } from '../kit/action-form'

/** What is said of a broken rule. */
interface Broken {
  readonly key: Key
  readonly with?: Readonly<Record<string, number>>
}

/** How long each text of an application may be: a test holds these, and what follows, against the hub's own rules. */
const longest = {
  name: 200,
  description: 4000,
  registrationNumber: 64,
  website: 500,
  phone: 40,
  email: 254,
  address: 300,
}
const mostAreas = 100

const forms: Readonly<Record<string, readonly [RegExp, Key]>> = {
  website: [/^https?:\/\/\S/i, 'apply.ruleWebsite'],
  phone: [/^\+?[0-9 ()-]{3,40}$/, 'apply.rulePhone'],
  email: [/^[^\s@]+@[^\s@]+$/, 'apply.ruleEmail'],
}

/** Every rule that an application breaks as far as it is typed, by its field. */
export function brokenByApplication(values: Values): Readonly<Record<string, Broken>> {
  const broken: Record<string, Broken> = {}
  for (const [name, most] of Object.entries(longest)) {
    const typed = String(values[name] ?? '').trim()
    const length = [...typed].length
    const [form, key] = forms[name] ?? []
    if (length > most) broken[name] = { key: 'service.ruleLong', with: { most, length } }
    else if (typed !== '' && form && key && !(form.test(typed) && (name !== 'website' || URL.canParse(typed))))
      broken[name] = { key }
  }
  const { areaCodes } = values
  if (Array.isArray(areaCodes) && areaCodes.length > mostAreas)
    broken.areaCodes = { key: 'service.ruleCodes', with: { most: mostAreas } }
  return broken
}
