import type { TestSubgraph, TestViewer } from '../../support'
import { aClaim, aGroup, aMember, aTask, coordinatorOf, here, openScene, told, worker } from './scene'

let scene: TestSubgraph
const groups: Record<'trained' | 'untrained', string> = { trained: '', untrained: '' }
beforeAll(async () => {
  scene = await openScene()
  groups.trained = await aGroup(scene)
  groups.untrained = await aGroup(scene)
  await aMember(scene, groups.trained, 660, { certified: ['first-aid', 'driving'] })
  await aMember(scene, groups.trained, 661, { certified: ['cooking'] })
  // Says so, and nobody has certified it.
  await aMember(scene, groups.untrained, 662, { skills: ['first-aid'] })
  const at = (day: number, hour: number) =>
    `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`
  const hours = (day: number, from: number) => ({ startsAt: at(day, from), endsAt: at(day, from + 2) })
  await aTask(scene, { title: 'papers', ...hours(3, 1), location: { latitude: 39.91, longitude: 116.36 } })
  await aTask(scene, { title: 'walk', ...hours(4, 1), categoryCode: 'public.company.visiting', skills: ['first-aid'] })
  await aTask(scene, {
    title: 'tap',
    ...hours(5, 1),
    categoryCode: 'life.repairs',
    location: { latitude: 39.92, longitude: 116.36 },
  })
  await aTask(scene, { title: 'drive and cook', ...hours(6, 1), skills: ['driving', 'cooking'] })
  await aTask(scene, { title: 'drive', ...hours(7, 1), skills: ['driving', 'first-aid'] })
  const full = await aTask(scene, { title: 'full', ...hours(8, 1), seats: 1 })
  await aClaim(scene, full, groups.trained)
  const elsewhere = {
    areaCode: 'xicheng.g.fengsheng',
    categoryCode: 'life',
    seats: 1,
    title: 'next door',
    ...hours(9, 1),
  }
  const post = 'mutation P($input: PostTaskInput!) { postTask(input: $input) { id } }'
  await told(scene.as({ ...worker, area: 'xicheng' }), post, { input: elsewhere })
})
afterAll(() => scene.close())

const coordinator = () => coordinatorOf(groups.trained)
const open = ['papers', 'walk', 'tap', 'drive and cook', 'drive', 'next door']

async function listed(viewer: TestViewer, filter: object): Promise<string[]> {
  const document = `query L($filter: TaskFilter, $after: String) { tasks(filter: $filter, first: 2, after: $after) {
    totalCount edges { node { title } } pageInfo { hasNextPage endCursor } } }`
  type Page = {
    tasks: {
      totalCount: number
      edges: { node: { title: string } }[]
      pageInfo: { hasNextPage: boolean; endCursor: string | null }
    }
  }
  const titles: string[] = []
  for (let after: string | null = null, more = true; more;) {
    const { tasks }: Page = await told<Page>(scene.as(viewer), document, { filter, after })
    titles.push(...tasks.edges.map(({ node }) => node.title))
    more = tasks.pageInfo.hasNextPage
    after = tasks.pageInfo.endCursor
    if (!more) expect(titles).toHaveLength(tasks.totalCount)
  }
  return titles
}

test.each<[string, object, string[]]>([
  ['all that is open, soonest first', { status: ['OPEN'] }, open],
  ['what is full', { status: ['FILLED'] }, ['full']],
  ['an area and below it', { area: 'xicheng.g', status: ['OPEN'] }, open],
  ['one community', { area: here, status: ['OPEN'] }, open.slice(0, -1)],
  ['an area that only begins alike', { area: 'xicheng.g.qiang' }, []],
  [
    'a category and below it',
    { categoryCode: 'public.company', status: ['OPEN'] },
    ['papers', 'walk', 'drive and cook', 'drive'],
  ],
  ['a leaf', { categoryCode: 'public.company.visiting' }, ['walk']],
  [
    'what has not ended by then',
    { from: '2026-11-05T02:00:00Z', status: ['OPEN'] },
    ['tap', 'drive and cook', 'drive', 'next door'],
  ],
  ['what begins before then', { to: '2026-11-04T01:00:00Z' }, ['papers']],
  ['a span of time', { from: '2026-11-04T00:00:00Z', to: '2026-11-05T23:00:00Z' }, ['walk', 'tap']],
  ['all together', { area: here, categoryCode: 'life', status: ['OPEN'], to: '2026-11-30T00:00:00Z' }, ['tap']],
])('%s', async (_what, filter, expected) => {
  expect(await listed(coordinator(), filter)).toEqual(expected)
})

test('a group is shown what one of its members is certified for, whoever that is', async () => {
  const fits = (fitsGroup: string) => listed(coordinatorOf(fitsGroup), { fitsGroup, area: here, status: ['OPEN'] })
  // To drive and to cook nobody of them can alone.
  expect(await fits(groups.trained)).toEqual(['papers', 'walk', 'tap', 'drive'])
  expect(await fits(groups.untrained)).toEqual(['papers', 'tap'])
})

test('distance is measured from the place that the viewer may know', async () => {
  // 39.91 is on the grid of 0.005 degrees; to the north of it, rounding makes 556 m of 289.
  await aTask(scene, { title: 'off the grid', location: { latitude: 39.9126, longitude: 116.36 } })
  const near = { latitude: 39.91, longitude: 116.36 }
  const within = (viewer: TestViewer, withinMeters: number) => listed(viewer, { near, withinMeters, status: ['OPEN'] })
  expect(await within(worker, 100)).toEqual(['papers'])
  expect(await within(worker, 300)).toEqual(['papers', 'off the grid'])
  expect(await within(coordinator(), 300)).toEqual(['papers'])
  expect(await within(coordinator(), 600)).toEqual(['papers', 'off the grid'])
  expect(await within(worker, 1_200)).toEqual(['papers', 'off the grid', 'tap'])
})
