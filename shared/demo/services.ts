import { demoCategories } from './categories'
import { demoId } from './ids'
import { demoOrganizations, type DemoOrganization, type DemoOrganizationKind } from './organizations'

/** A listed service of a demo organisation: what a referral of the demo territory is an offer of. */
export interface DemoService {
  readonly id: string
  readonly organizationId: string
  readonly categoryCode: string
  readonly title: string
}

const ways: Readonly<Record<DemoOrganizationKind, readonly (readonly [string, string])[]>> = {
  ENTERPRISE: [
    ['at home', '上门'],
    ['the same day', '当日'],
    ['by appointment', '预约'],
  ],
  SOCIAL_ORGANIZATION: [
    ['for older residents', '长者'],
    ['for families', '家庭'],
    ['at home', '上门'],
  ],
  HANDY_OUTLET: [
    ['in the shop', '到店'],
    ['picked up and brought back', '取送'],
  ],
  JURISDICTION_UNIT: [
    ['on open days', '开放日'],
    ['for neighbours', '便民'],
  ],
  GOVERNMENT_DEPARTMENT: [
    ['at the counter', '窗口'],
    ['for those who cannot come', '上门'],
  ],
}

const names = new Map(demoCategories.map((category) => [category.code, category.name]))
const most = 4

/** One or two services for each category of the organisation, four at most. */
function servicesOf(organization: DemoOrganization, index: number): DemoService[] {
  return organization.categoryCodes
    .flatMap((code, place) => ((index + place) % 2 === 0 ? [code, code] : [code]))
    .slice(0, most)
    .map((categoryCode, n) => ({
      id: demoId('service', (index + 1) * 10 + n),
      organizationId: organization.id,
      categoryCode,
      title: titleOf(categoryCode, ways[organization.kind][(index + n) % ways[organization.kind].length]),
    }))
}

/** `Plumbing 水管维修` done `at home 上门` is `Plumbing at home 水管维修（上门）`. */
function titleOf(categoryCode: string, way: readonly [string, string] | undefined): string {
  const name = names.get(categoryCode)
  const [, english, signs] = /^(.*) (\S+)$/.exec(name ?? '') ?? []
  if (!way || !english || !signs) throw new Error(`No title for a service of ${categoryCode}`)
  return `${english} ${way[0]} ${signs}（${way[1]}）`
}

/** What the demo organisations list, in their order. */
export const demoServices: readonly DemoService[] = demoOrganizations.flatMap(servicesOf)
