import { around } from './places'
import { communitiesOfG, nameHeads, nameTails, subdistricts, type Subdistrict } from './area-names'
import { householdsOfCell } from './households'

export type DemoAreaLevel = 'DISTRICT' | 'SUBDISTRICT' | 'COMMUNITY' | 'GRID' | 'CELL'

export interface DemoArea {
  readonly code: string
  readonly name: string
  readonly level: DemoAreaLevel
  readonly parent: string | null
  readonly latitude: number
  readonly longitude: number
  readonly households: number
}

export const demoDistrictCode = 'xicheng'
export const demoSubdistrictCode = 'xicheng.g'
/** Qianggen, the community that everything in the demo territory happens in. */
export const demoCommunityCode = 'xicheng.g.qianggen'

const gridNames = ['Courtyard Lane 院巷', 'West Gate 西门', 'Old Locust 老槐', 'Garden Court 花园']

/** The n-th drawn name, along the diagonals of heads × tails, so that neighbours do not all begin alike. */
function drawnName(n: number): readonly [string, string] {
  const [head, headSign] = nameHeads[n % 16] ?? nameHeads[0]
  const [tail, tailSign] = nameTails[(n + Math.floor(n / 16)) % 16] ?? nameTails[0]
  return [`${head}${tail}`.toLowerCase(), `${head}${tail} Community ${headSign}${tailSign}社区`]
}

/** How many names the subdistricts before this one draw; `g` brings its own. */
function drawnBefore(at: Subdistrict): number {
  const before = subdistricts.slice(0, subdistricts.indexOf(at)).filter((one) => one.letter !== 'g')
  return before.reduce((sum, one) => sum + one.communities, 0)
}

function cellsOf(grid: DemoArea, first: number): DemoArea[] {
  return [0, 1, 2, 3].map((index) => ({
    code: `${grid.code}.c0${index + 1}`,
    name: `${grid.name}, cell ${index + 1}`,
    level: 'CELL',
    parent: grid.code,
    ...around(grid, index, 60),
    households: householdsOfCell(first + index),
  }))
}

function gridsOf(community: DemoArea): DemoArea[] {
  return gridNames.flatMap((name, index) => {
    const grid: DemoArea = {
      code: `${community.code}.n0${index + 1}`,
      name: `Grid ${index + 1} ${name}`,
      level: 'GRID',
      parent: community.code,
      ...around(community, index, 140),
      households: 0,
    }
    const cells = cellsOf(grid, index * 4)
    return [{ ...grid, households: total(cells) }, ...cells]
  })
}

function communityOf(parent: string, at: Subdistrict, index: number): DemoArea[] {
  const own = at.letter === 'g' ? communitiesOfG[index] : undefined
  const [segment, name] = own ?? drawnName(drawnBefore(at) + index)
  const code = `${parent}.${segment}`
  const community: DemoArea = {
    code,
    name,
    level: 'COMMUNITY',
    parent,
    ...around(at.center, index, 480),
    households: 900 + ((index * 379 + at.name.length * 97) % 1700),
  }
  if (code !== demoCommunityCode) return [community]
  const inside = gridsOf(community)
  return [{ ...community, households: total(inside.filter((area) => area.level === 'GRID')) }, ...inside]
}

function subdistrictOf(at: Subdistrict): DemoArea[] {
  const code = `${demoDistrictCode}.${at.letter}`
  const inside = Array.from({ length: at.communities }, (_, index) => communityOf(code, at, index)).flat()
  const households = total(inside.filter((area) => area.level === 'COMMUNITY'))
  const name = `${at.name.replace(/ (?=[^ ]+$)/, ' Subdistrict ')}街道`
  return [{ code, name, level: 'SUBDISTRICT', parent: demoDistrictCode, ...at.center, households }, ...inside]
}

function total(areas: readonly DemoArea[]): number {
  return areas.reduce((sum, area) => sum + area.households, 0)
}

function territory(): DemoArea[] {
  const inside = subdistricts.flatMap(subdistrictOf)
  const households = total(inside.filter((area) => area.level === 'SUBDISTRICT'))
  const district = { code: demoDistrictCode, name: 'Xicheng District 西城区', level: 'DISTRICT', parent: null } as const
  return [{ ...district, latitude: 39.9123, longitude: 116.3659, households }, ...inside]
}

/** The whole territory, parents before children: district, 15 subdistricts, 259 communities, Qianggen's 4 grids of 4 cells. */
export const demoAreas: readonly DemoArea[] = territory()

const byCode = new Map(demoAreas.map((area) => [area.code, area]))

/** One area of the territory. Throws when there is none with this code. */
export function demoArea(code: string): DemoArea {
  const area = byCode.get(code)
  if (!area) throw new Error(`The demo territory has no area ${code}`)
  return area
}
