import { middleOf } from '../../../subgraphs/residents/territory/boundary'
import { checkedTerritory, TerritoryProblem, type WrittenArea } from '../../../subgraphs/residents/territory/territory'
import { readCsv, writeCsv } from '../../../subgraphs/residents/territory/territory.csv'
import { readGeoJson, writeGeoJson } from '../../../subgraphs/residents/territory/territory.geojson'

const nothing: ReadonlySet<string> = new Set()
const square = {
  type: 'Polygon',
  coordinates: [
    [
      [116, 39],
      [118, 39],
      [118, 40],
      [116, 40],
      [116, 39],
    ],
  ],
}
const csv = `code,name,level,latitude,longitude,households,boundary
east,"East, the ""old"" district 东区",DISTRICT,39.9,116.4,1200,
east.a,River 河,SUBDISTRICT,,,300,"${JSON.stringify(square).replaceAll('"', '""')}"

east.a.b,"Two
lines",COMMUNITY,,,,
`

function problemsOf(work: () => unknown): readonly string[] {
  try {
    work()
  } catch (error) {
    if (error instanceof TerritoryProblem) return error.problems
    throw error
  }
  return []
}

test('a CSV file is read with quotes, line breaks and empty values, and its rows are its lines', () => {
  const written = readCsv(csv)
  expect(written.map(({ row }) => row)).toEqual([2, 3, 5])
  expect(checkedTerritory(written, nothing)).toMatchObject([
    {
      code: 'east',
      name: 'East, the "old" district 东区',
      center: { latitude: 39.9, longitude: 116.4 },
      households: 1200,
    },
    { code: 'east.a', center: { latitude: 39.5, longitude: 117 }, boundary: square },
    { code: 'east.a.b', name: 'Two\nlines', center: null, households: 0, boundary: null },
  ])
})

test('a territory goes out and comes back the same, as CSV and as GeoJSON', () => {
  const areas = checkedTerritory(readCsv(csv), nothing)
  expect(checkedTerritory(readCsv(writeCsv(areas)), nothing)).toEqual(areas)
  expect(checkedTerritory(readGeoJson(writeGeoJson(areas)), nothing)).toEqual(areas)
})

test('everything that is wrong is told, each with its row', () => {
  const rows = `code,name,level,latitude,longitude,households
West,,DISTRICT,1,1,1
south,South,COMMUNITY,1,1,1
south.a,A,SUBDISTRICT,91,1,-1
south.a,B,SUBDISTRICT,1,,1.5
north.x,X,SUBDISTRICT,x,1,many`
  expect(problemsOf(() => checkedTerritory(readCsv(rows), nothing))).toEqual([
    expect.stringMatching(/^row 2: "West" is no code/),
    expect.stringMatching(/^row 2: the name/),
    'row 3: south is a DISTRICT, not "COMMUNITY"',
    expect.stringMatching(/^row 4: households/),
    expect.stringMatching(/^row 4: latitude/),
    expect.stringMatching(/^row 5: households/),
    expect.stringMatching(/^row 5: longitude/),
    'row 5: south.a is in row 4 already',
    expect.stringMatching(/^row 6: households/),
    expect.stringMatching(/^row 6: latitude/),
    'row 6: north, in which north.x would lie, is neither in the file nor in the territory',
  ])
})

test.each([
  ['a column that is missing', 'code,name\nx,y', 'row 1: there is no column "level"'],
  ['a column that nobody knows', 'code,name,level,color\nx,y,DISTRICT,red', 'row 1: the column "color" is unknown'],
  ['a row that is too short', 'code,name,level\nx,y', 'row 2: 2 values under 3 columns'],
  ['a quote that never closes', 'code,name,level\nx,"y,DISTRICT', 'row 2: a quote is open or in the wrong place'],
])('%s is told', (_, text, problem) => {
  expect(problemsOf(() => readCsv(text))).toEqual([problem])
})

test('a file without areas, one that is no GeoJSON, and a boundary that does not close are refused', () => {
  expect(problemsOf(() => checkedTerritory([], nothing))).toEqual(['there is no area in the file'])
  expect(problemsOf(() => readGeoJson('{"type":"Feature"}'))).toEqual(['the file is no GeoJSON FeatureCollection'])
  expect(problemsOf(() => readGeoJson('{'))[0]).toMatch(/no JSON/)
  const open = { ...square, coordinates: [square.coordinates[0]?.slice(0, 4)] }
  const area = { row: 1, code: 'east', name: 'East', level: 'DISTRICT', households: 1, boundary: open }
  const written: WrittenArea = { ...area, latitude: null, longitude: null }
  expect(problemsOf(() => checkedTerritory([written], nothing))[0]).toMatch(/^row 1: the boundary/)
})

test('a parent that the territory has already need not be in the file', () => {
  const rows = readCsv('code,name,level\nxicheng.z,Z,SUBDISTRICT')
  expect(checkedTerritory(rows, new Set(['xicheng']))).toHaveLength(1)
})

test('the middle of several parts is that of the largest', () => {
  const small = square.coordinates.map((ring) => ring.map(([x = 0, y = 0]) => [x / 100, y / 100] as const))
  const large = square.coordinates.map((ring) => ring.map(([x = 0, y = 0]) => [x, y] as const))
  expect(middleOf({ type: 'MultiPolygon', coordinates: [small, large] })).toEqual({ latitude: 39.5, longitude: 117 })
})
