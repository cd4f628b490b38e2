import type { TokenRole } from '../auth'
import { demoDistrictCode, demoSubdistrictCode } from './areas'
import { demoGroups } from './groups'
import { demoId } from './ids'
import { demoOrganizations } from './organizations'
import { demoResidentId } from './residents'
import { demoStaff } from './staff'
import { demoVolunteers } from './volunteers'

/** The claims of a demo person's token. */
export interface DemoPerson {
  readonly sub: string
  readonly name: string
  readonly role: TokenRole
  readonly area: string | null
  readonly org: string | null
}

export const demoPersonNames = [
  'admin',
  'district',
  'subdistrict',
  'stationmaster',
  'worker',
  'gridworker',
  'resident',
  'partner',
  'coordinator',
  'volunteer',
  'department',
] as const
export type DemoPersonName = (typeof demoPersonNames)[number]

const department = demoOrganizations.find((organization) => organization.kind === 'GOVERNMENT_DEPARTMENT')

function staff(index: number, role: TokenRole): DemoPerson {
  const member = demoStaff[index]
  if (!member) throw new Error(`The station has no member ${index}`)
  return { sub: member.id, name: member.name, role, area: member.areaCode, org: null }
}

function of(name: string, role: TokenRole, sub: string, area: string | null, org: string | null = null): DemoPerson {
  return { sub, name, role, area, org }
}

/** The persons that `npm run token -- --as …` knows. */
export const demoPersons: Readonly<Record<DemoPersonName, DemoPerson>> = {
  admin: of('Hub Administrator', 'HUB_ADMIN', demoId('admin', 1), demoDistrictCode),
  district: of('Guo Liang 郭亮', 'DISTRICT_OFFICER', demoId('officer', 1), demoDistrictCode),
  subdistrict: of('Tang Xue 唐雪', 'SUBDISTRICT_OFFICER', demoId('officer', 2), demoSubdistrictCode),
  stationmaster: staff(0, 'STATIONMASTER'),
  worker: staff(2, 'STATION_WORKER'),
  gridworker: staff(4, 'STATION_WORKER'),
  resident: of('Grandma Lin 林奶奶', 'RESIDENT', demoResidentId(1), null),
  partner: of('Hongyun dispatch desk', 'PARTNER', demoId('client', 1), null, demoOrganizations[0]?.id ?? null),
  coordinator: of(
    demoVolunteers[1]?.name ?? '',
    'VOLUNTEER_COORDINATOR',
    demoId('volunteer', 2),
    null,
    demoGroups[0]?.id ?? null,
  ),
  volunteer: of(demoVolunteers[0]?.name ?? '', 'VOLUNTEER', demoId('volunteer', 1), null, demoGroups[0]?.id ?? null),
  department: of('Civil Affairs duty desk', 'PARTNER', demoId('client', 2), null, department?.id ?? null),
}

/** Looks a demo person up by the name that a command line gave. */
export function demoPersonNamed(name: string): DemoPerson | null {
  const found = demoPersonNames.find((known) => known === name)
  return found ? demoPersons[found] : null
}
