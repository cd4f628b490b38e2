import { demoArea, demoCommunityCode, demoDistrictCode, demoSubdistrictCode } from './areas'
import { agencies } from './enterprise-names'
import { demoId } from './ids'
import { around } from './places'
import { departments, outlets, units } from './unit-names'

export type DemoOrganizationKind =
  'ENTERPRISE' | 'SOCIAL_ORGANIZATION' | 'JURISDICTION_UNIT' | 'HANDY_OUTLET' | 'GOVERNMENT_DEPARTMENT'

export interface DemoOrganization {
  readonly id: string
  readonly name: string
  readonly kind: DemoOrganizationKind
  readonly categoryCodes: readonly string[]
  /** What it is verified for; every one reaches Qianggen. */
  readonly areaCodes: readonly string[]
  readonly latitude: number
  readonly longitude: number
}

/** Wider areas are the rarer: most agencies are verified for Qianggen, some for the subdistrict, a few for the district. */
function areaOf(kind: DemoOrganizationKind, index: number): string {
  if (kind === 'GOVERNMENT_DEPARTMENT') return demoSubdistrictCode
  if (kind === 'HANDY_OUTLET') return demoCommunityCode
  if (index % 9 === 4) return demoDistrictCode
  return index % 3 === 1 ? demoSubdistrictCode : demoCommunityCode
}

/** How far apart neighbours of a kind are, in metres: outlets are round the corner, agencies across the district. */
const spacing = { outlet: 60, unit: 170, department: 210, agency: 240 }

function organizations(
  first: number,
  table: string,
  metres: number,
  kindOf: (name: string) => DemoOrganizationKind,
): DemoOrganization[] {
  return table
    .trim()
    .split('\n')
    .map((row, index) => {
      const [name = '', categories = ''] = row.split(' | ')
      const kind = kindOf(name)
      return {
        id: demoId('organization', first + index),
        name: name.replace(/^\*/, ''),
        kind,
        categoryCodes: categories.split(' '),
        areaCodes: [areaOf(kind, index)],
        ...around(demoArea(demoCommunityCode), index, metres),
      }
    })
}

/**
 * Everyone verified for Qianggen: 54 enterprises and social organisations (the demo person `partner` is of the first),
 * 22 handy outlets, 11 units of the jurisdiction, 8 departments of the subdistrict (`department` is of the first).
 */
export const demoOrganizations: readonly DemoOrganization[] = [
  ...organizations(1, agencies, spacing.agency, (name) =>
    name.startsWith('*') ? 'SOCIAL_ORGANIZATION' : 'ENTERPRISE',
  ),
  ...organizations(101, outlets, spacing.outlet, () => 'HANDY_OUTLET'),
  ...organizations(201, units, spacing.unit, () => 'JURISDICTION_UNIT'),
  ...organizations(301, departments, spacing.department, () => 'GOVERNMENT_DEPARTMENT'),
]
