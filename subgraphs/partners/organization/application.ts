import { Checks } from '../../../shared/validation'
import { checkCodes, checkKnown } from '../code/code'
import { OrganizationStatus, ProviderKind, type Organization } from './organization'
import type { GeoPoint } from '../../../shared/geo'

/** What somebody hands in to become a partner. */
export interface Application {
  readonly name: string
  readonly kind: ProviderKind
  readonly description?: string | null
  readonly registrationNumber?: string | null
  readonly website?: string | null
  readonly phone?: string | null
  readonly email?: string | null
  readonly address?: string | null
  readonly location?: GeoPoint | null
  readonly areaCodes: readonly string[]
}

const mostAreas = 100
/** Open applications that strangers may have with the same registration number, telephone or e-mail. */
export const mostAlike = 3
/** Applications that strangers may hand in within an hour, on the whole hub. */
export const mostAnHour = 500

/** The organisation that an application makes. Throws ValidationFailed with every broken rule. */
export function applied(
  application: Application,
  knownAreas: ReadonlySet<string>,
  given: { readonly id: string; readonly joinedAt: Date },
): Organization {
  const checks = new Checks()
  const text = (field: 'description' | 'registrationNumber' | 'address', max: number) =>
    checks.optionalText(`input.${field}`, application[field], { max })
  const { kind, location } = application
  checks.that(kind !== ProviderKind.VOLUNTEER_GROUP, 'input.kind', 'Volunteer groups join with registerGroup.')
  checks.point('input.location', location)
  const areas = checkCodes(checks, 'input.areaCodes', application.areaCodes, mostAreas)
  checkKnown(checks, 'input.areaCodes', 'area', application.areaCodes.slice(0, mostAreas), knownAreas)
  const organization: Organization = {
    ...given,
    name: checks.text('input.name', application.name, { max: 200 }),
    kind,
    status: OrganizationStatus.APPLIED,
    description: text('description', 4000),
    registrationNumber: text('registrationNumber', 64),
    website: checkWebsite(checks, application.website),
    phone: checkPattern(checks, 'phone', application.phone, /^\+?[0-9 ()-]{3,40}$/, 'Must be a telephone number.'),
    email: checkPattern(checks, 'email', application.email, /^[^\s@]+@[^\s@]+$/, 'Must be an e-mail address.'),
    address: text('address', 300),
    location: location ? { latitude: location.latitude, longitude: location.longitude } : null,
    appliedAreaCodes: areas,
    areaCodes: [],
    suspensionReason: null,
    version: 1,
  }
  checks.done()
  return organization
}

function checkWebsite(checks: Checks, website: string | null | undefined): string | null {
  const text = checks.optionalText('input.website', website, { max: 500 })
  // Shown as a link in browsers of the station: nothing but the web.
  const web = text === null || (/^https?:\/\//i.test(text) && URL.canParse(text))
  checks.that(web, 'input.website', 'Must be an address that begins with http:// or https://.')
  return text
}

function checkPattern(
  checks: Checks,
  field: 'phone' | 'email',
  value: string | null | undefined,
  pattern: RegExp,
  message: string,
): string | null {
  const text = checks.optionalText(`input.${field}`, value, { max: 254 })
  if (text !== null) checks.that(pattern.test(text), `input.${field}`, message)
  return text
}
