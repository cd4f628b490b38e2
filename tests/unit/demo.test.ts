import { reaches } from '../../shared/paths'
import { distanceMeters } from '../../shared/geo'
import * as demo from '../../shared/demo'

const count = (level: demo.DemoAreaLevel, within = demo.demoDistrictCode) =>
  demo.demoAreas.filter((area) => area.level === level && reaches(within, area.code)).length
const organizations = (...kinds: demo.DemoOrganizationKind[]) =>
  demo.demoOrganizations.filter((organization) => kinds.includes(organization.kind))
const items = (line: string, handling?: demo.DemoHandling) =>
  demo.demoServiceItems.filter(
    (item) => reaches(line, item.categoryCode) && (handling === undefined || item.handling === handling),
  )
const distinct = (values: readonly string[]) => new Set(values).size

describe('the demo territory', () => {
  it('has 15 subdistricts with 259 communities, 18 of them in subdistrict g', () => {
    expect(count('DISTRICT')).toBe(1)
    expect(count('SUBDISTRICT')).toBe(15)
    expect(count('COMMUNITY')).toBe(259)
    expect(count('COMMUNITY', 'xicheng.g')).toBe(18)
  })

  it('has grids of cells in Qianggen alone', () => {
    expect(count('GRID')).toBe(4)
    expect(count('CELL', 'xicheng.g.qianggen.n03')).toBe(4)
    expect(demo.demoArea('xicheng.g.qianggen.n03.c02').level).toBe('CELL')
  })

  it('names every area once, after its parent', () => {
    const seen = new Set<string | null>([null])
    for (const area of demo.demoAreas) {
      expect(seen.has(area.parent)).toBe(true)
      expect(seen.has(area.code)).toBe(false)
      expect(area.code).toMatch(/^[a-z0-9]+(\.[a-z0-9]+)*$/)
      seen.add(area.code)
    }
    expect(distinct(demo.demoAreas.map((area) => area.name))).toBe(demo.demoAreas.length)
  })

  it('spreads communities some hundred metres apart', () => {
    const communities = demo.demoAreas.filter((area) => area.parent === 'xicheng.g')
    for (const one of communities)
      for (const other of communities) if (one !== other) expect(distanceMeters(one, other)).toBeGreaterThan(200)
    for (const area of demo.demoAreas) expect(distanceMeters(area, demo.demoArea('xicheng'))).toBeLessThan(8000)
  })

  it('counts the households of an area from those below it', () => {
    for (const area of demo.demoAreas) {
      const below = demo.demoAreas.filter((other) => other.parent === area.code)
      if (below.length > 0) expect(area.households).toBe(below.reduce((sum, other) => sum + other.households, 0))
    }
    expect(demo.demoArea(demo.demoCommunityCode).households).toBe(demo.demoHouseholdCount)
  })

  it("offers Qianggen's 149 affairs: 8 party, 116 government (48 + 68), 25 handy services in 7 categories", () => {
    expect(demo.demoServiceItems).toHaveLength(149)
    expect(items('party')).toHaveLength(8)
    expect(items('government')).toHaveLength(116)
    expect(items('government', 'IMMEDIATE')).toHaveLength(48)
    expect(items('government', 'DOCUMENTS')).toHaveLength(68)
    expect(items('life')).toHaveLength(25)
    expect([...new Set(items('life').map((item) => item.categoryCode))]).toEqual(demo.demoHandyCategories)
    expect(demo.demoHandyCategories).toHaveLength(7)
  })

  it('names every affair once, in a known category, with documents exactly where they are collected', () => {
    const categories = new Set(demo.demoCategories.map((category) => category.code))
    expect(distinct(demo.demoServiceItems.map((item) => item.code))).toBe(149)
    expect(distinct(demo.demoServiceItems.map((item) => item.title))).toBe(149)
    for (const item of demo.demoServiceItems) {
      expect(categories).toContain(item.categoryCode)
      expect(item.requiredDocuments.length > 0).toBe(item.handling === 'DOCUMENTS')
      expect(item.completeWithinHours).toBeGreaterThan(item.respondWithinHours)
    }
  })

  it('keeps a taxonomy of four lines, parents first', () => {
    const seen = new Set<string>()
    for (const { code } of demo.demoCategories) {
      if (code.includes('.')) expect(seen).toContain(code.slice(0, code.lastIndexOf('.')))
      seen.add(code)
    }
    expect(seen.size).toBe(demo.demoCategories.length)
    expect(distinct(demo.demoCategories.map((category) => category.line))).toBe(4)
  })

  it('has 54 agencies, 22 handy outlets, 11 units and 8 departments, all verified for Qianggen', () => {
    expect(organizations('ENTERPRISE', 'SOCIAL_ORGANIZATION')).toHaveLength(54)
    expect(organizations('HANDY_OUTLET')).toHaveLength(22)
    expect(organizations('JURISDICTION_UNIT')).toHaveLength(11)
    expect(organizations('GOVERNMENT_DEPARTMENT')).toHaveLength(8)
    const categories = new Set(demo.demoCategories.map((category) => category.code))
    for (const organization of demo.demoOrganizations) {
      expect(organization.areaCodes.some((code) => reaches(code, demo.demoCommunityCode))).toBe(true)
      for (const code of organization.categoryCodes) expect(categories).toContain(code)
    }
    expect(distinct(demo.demoOrganizations.map((organization) => organization.name))).toBe(95)
    expect(distinct(demo.demoOrganizations.map((organization) => organization.id))).toBe(95)
  })

  it('has 12 volunteer groups for Qianggen, each with members', () => {
    const categories = new Set(demo.demoCategories.map((category) => category.code))
    expect(demo.demoGroups).toHaveLength(12)
    for (const group of demo.demoGroups) {
      expect(group.areaCodes.some((code) => reaches(code, demo.demoCommunityCode))).toBe(true)
      for (const code of group.categoryCodes) expect(categories).toContain(code)
      expect(demo.demoVolunteers.filter((one) => one.groupIds.includes(group.id)).length).toBeGreaterThanOrEqual(6)
    }
  })

  it('has a station of 4 staff and 6 zones, and a grid worker beside them', () => {
    expect(demo.demoStaff.filter((member) => !member.grid).map((member) => member.post)).toEqual([
      'STATIONMASTER',
      'DEPUTY_STATIONMASTER',
      'GENERAL_SOCIAL_WORKER',
      'GENERAL_SOCIAL_WORKER',
    ])
    expect(distinct(demo.demoZones.map((zone) => zone.kind))).toBe(6)
    expect(demo.demoNeighbourStaff.every((member) => !reaches(member.areaCode, demo.demoCommunityCode))).toBe(true)
  })

  it('houses 420 residents in 180 households, and resident 1 lives alone', () => {
    const households = new Map<number, number>()
    for (let n = 1; n <= demo.demoResidentCount; n += 1) {
      const household = demo.demoHouseholdOf(n)
      households.set(household, (households.get(household) ?? 0) + 1)
      expect(demo.demoArea(demo.demoResidentAreaCode(n)).level).toBe('CELL')
    }
    expect(households.size).toBe(demo.demoHouseholdCount)
    expect(Math.max(...households.keys())).toBe(demo.demoHouseholdCount)
    expect(households.get(1)).toBe(1)
    expect(demo.demoResidentAreaCode(1)).toBe('xicheng.g.qianggen.n03.c02')
  })

  it('gives every kind and number an id of its own, shaped like a UUIDv7', () => {
    const ids = demo.demoKinds.flatMap((kind) => [0, 1, 255, 4096].map((n) => demo.demoId(kind, n)))
    expect(distinct(ids)).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('knows the demo persons as who they are in the data', () => {
    expect(demo.demoPersons.worker).toMatchObject({ role: 'STATION_WORKER', sub: demo.demoStaff[2]?.id })
    expect(demo.demoPersons.resident.sub).toBe(demo.demoResidentId(1))
    expect(demo.demoPersons.partner.org).toBe(demo.demoOrganizations[0]?.id)
    expect(demo.demoPersons.department.org).toBe(organizations('GOVERNMENT_DEPARTMENT')[0]?.id)
    const members = demo.demoVolunteers.filter((one) => one.groupIds.includes(demo.demoGroups[0]?.id ?? ''))
    for (const name of ['coordinator', 'volunteer'] as const) {
      expect(members.map((one) => one.id)).toContain(demo.demoPersons[name].sub)
      expect(demo.demoPersons[name].org).toBe(demo.demoGroups[0]?.id)
    }
    expect(demo.demoPersonNamed('nobody')).toBeNull()
  })
})
