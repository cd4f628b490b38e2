import type { TokenClaims } from '../../../shared/auth'
import { demoGroups, demoOrganizations, demoPersons, demoStaff } from '../../../shared/demo'

const { worker, stationmaster, subdistrict, resident } = demoPersons
export const people = { worker, stationmaster, subdistrict, resident }

/** Whom a case may be given to. */
export const colleagues = demoStaff.filter(({ grid }) => !grid).map(({ id }) => id)

const enterprises = demoOrganizations.filter(({ kind }) => kind === 'ENTERPRISE').slice(0, 12)
/** Who is asked for help: enterprises and volunteer groups. */
export const providerIds = [...enterprises, ...demoGroups.slice(0, 4)].map(({ id }) => id)
export const departmentIds = demoOrganizations.flatMap(({ id, kind }) => (kind === 'GOVERNMENT_DEPARTMENT' ? [id] : []))

/** Whoever answers for a provider. */
export function clientOf(providerId: string): TokenClaims {
  const group = demoGroups.some(({ id }) => id === providerId)
  const role = group ? 'VOLUNTEER_COORDINATOR' : 'PARTNER'
  return { sub: providerId, name: 'A client', role, area: null, org: providerId }
}
