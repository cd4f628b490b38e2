import { sql } from '../../../shared/database/pg'
import { PgIndicatorStore } from '../../../subgraphs/cases/indicator/indicator.store.pg'
import type { TestSubgraph } from '../../support'
import { recountOf } from '../../support/case-recount'
import { ask, ids, openCases, viewers } from './territory'

let subgraph: TestSubgraph
beforeEach(async () => {
  subgraph = await openCases()
})
afterEach(() => subgraph.close())

const zone = 'Asia/Shanghai'
const communities = ['x.g.qianggen', 'x.g.other'] as const
const workerOf = { 'x.g.qianggen': viewers.worker, 'x.g.other': viewers.foreignWorker } as const
const figures = `opened closed open overdue responseRate resolutionRate satisfactionRate medianHoursToResolve
  byLine { line opened closed } byCategory(first: 100) { category { code } opened closed }`

interface Standing {
  readonly id: string
  readonly version: number
  readonly status: string
  readonly pausedSince: string | null
  readonly community: { readonly code: (typeof communities)[number] }
}
const fields = '{ id version status pausedSince community { code } }'

/** A generator of its own, so that a life that fails can be lived again. */
function dice(seed: number) {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return {
    below: (n: number) => Math.floor(next() * n),
    of: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
  }
}

const answer = (row: Record<string, unknown>) => Object.values(row)[0] as Standing

async function open(roll: ReturnType<typeof dice>): Promise<Standing> {
  const community = roll.of(communities)
  const about = roll.of([
    'serviceItemCode: "now"',
    'serviceItemCode: "now"',
    'serviceItemCode: "tap"',
    'categoryCode: "public"',
    'categoryCode: "life.repairs"',
  ])
  return answer(
    await ask(
      subgraph,
      workerOf[community],
      `mutation { openCase(input: { channel: WINDOW, communityCode: "${community}", summary: "A need", ${about},
        residentId: "${ids.resident}", urgency: ${roll.of(['LOW', 'NORMAL', 'HIGH', 'EMERGENCY'])} }) ${fields} }`,
    ),
  )
}

/** Whatever the case allows; what it does not allow is refused, and tried by chance again. */
async function live(roll: ReturnType<typeof dice>, the: Standing): Promise<void> {
  const at = `id: "${the.id}", expectedVersion: ${the.version}`
  const ask5 = `{ caseId: "${the.id}", by: RESIDENT, resolved: ${roll.below(3) > 0}, satisfaction: ${1 + roll.below(5)} }`
  const worker = workerOf[the.community.code]
  const steps: Record<string, readonly string[]> = {
    RECEIVED: [
      ...[1, 2, 3, 4].map(() => `acceptCase(${at})`),
      `redirectCase(${at}, to: "the court", reason: "law")`,
      `withdrawCase(${at}, reason: "gone")`,
    ],
    ACCEPTED: [
      `resolveCase(${at}, outcome: "done")`,
      `assessCase(input: { caseId: "${the.id}", expectedVersion: ${the.version}, causes: "a", situation: "b" })`,
    ],
    ASSESSED: [`planCase(${at}, goals: [{ text: "a", activity: "b" }])`],
    PLANNED: [`startCase(${at})`],
    IN_PROGRESS: [`resolveCase(${at}, outcome: "done")`],
    RESOLVED: [`closeCase(${at})`, `evaluateCase(input: ${ask5})`],
    CLOSED: [`reopenCase(${at}, reason: "not yet")`, `evaluateCase(input: ${ask5})`, `evaluateCase(input: ${ask5})`],
  }
  const clock = the.pausedSince === null ? `pauseCase(${at}, reason: "waits")` : `resumeCase(${at})`
  const step = roll.below(7) === 0 ? clock : roll.of(steps[the.status] ?? [clock])
  const viewer = step.startsWith('evaluate') ? viewers.resident : worker
  await ask(subgraph, viewer, `mutation { ${step} { id } }`).catch(() => undefined)
}

const fold = () =>
  subgraph.running.database.asSystem((caller) => caller.write((tx) => new PgIndicatorStore().fold(tx, zone, 0)))

async function indicators(
  areas: readonly string[],
  from: string,
  to: string,
  viewer: object = viewers.admin,
  wanted = figures,
) {
  const representations = areas.map((code) => ({ __typename: 'Area', code }))
  const { _entities } = await ask<{ _entities: { indicators: object | null }[] }>(
    subgraph,
    viewer,
    `query($r: [_Any!]!) { _entities(representations: $r) { ... on Area { indicators(from: "${from}", to: "${to}") { ${wanted} } } } }`,
    { r: representations },
  )
  return _entities.map((area) => area.indicators)
}

const day = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

describe('the figures of an area', () => {
  it('are what a full recount says, after random lives, wherever the changes have got to', async () => {
    const roll = dice(20_261_121)
    const begun = subgraph.clock.now()
    const all: string[] = []
    for (let n = 0; n < 420; n += 1) {
      if (n % 9 === 0) all.push((await open(roll)).id)
      // Long enough for evenings, weekends and deadlines to pass, short enough for two things on a day.
      subgraph.clock.pass({ minutes: roll.below(500) })
      const id = roll.of(all.slice(-12))
      const the = await ask<{ case: Standing }>(subgraph, viewers.district, `{ case(id: "${id}") ${fields} }`)
      await live(roll, { ...the.case, id })
      if (n % 150 === 149) await fold()
    }
    const now = subgraph.clock.now()
    const recount = await recountOf((text) =>
      subgraph.running.database.asSystem((caller) => caller.read((tx) => sql(tx, text))),
    )
    const length = Math.round((now.getTime() - begun.getTime()) / 86_400_000)
    // Lives in which hardly anything happens would prove nothing.
    const whole = recount.of('x', day(begun), day(now), now)
    expect([whole.closed > 3, whole.open > 8, whole.overdue > 3, (whole.resolutionRate ?? 0) > 0.2]).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([whole.responseRate, whole.satisfactionRate]).not.toContain(1)
    const compared = async () => {
      for (let n = 0; n < 12; n += 1) {
        const first = roll.below(length)
        const from = day(new Date(begun.getTime() + first * 86_400_000))
        const to = day(new Date(begun.getTime() + (first + roll.below(length - first + 5)) * 86_400_000))
        const areas = ['x', 'x.g', ...communities]
        expect([from, to, await indicators(areas, from, to)]).toEqual([
          from,
          to,
          areas.map((area) => recount.of(area, from, to, now)),
        ])
      }
    }
    await compared()
    await fold()
    await compared()
  })

  it('count a need by the day that it is at the station', async () => {
    for (const [at, on] of [
      ['2026-11-23T15:59:59.999Z', '2026-11-23'],
      ['2026-11-23T16:00:00Z', '2026-11-24'],
    ] as const) {
      subgraph.clock.set(new Date(at))
      await open(dice(1))
      expect(await indicators(['x'], on, on, viewers.admin, 'opened open')).toMatchObject([{ opened: 1 }])
    }
    expect(await indicators(['x'], '2026-11-23', '2026-11-24', viewers.admin, 'opened')).toEqual([{ opened: 2 }])
  })

  it('take any number of areas for one statement of each kind', async () => {
    await open(dice(2))
    const asked = async (areas: readonly string[]) => {
      subgraph.statements.length = 0
      await indicators(areas, '2026-11-01', '2026-11-30')
      return subgraph.statements.length
    }
    const one = await asked(['x'])
    expect(await asked(['x', 'x.g', ...communities, 'x.g.nowhere'])).toBe(one)
  })

  it('are for the administrator, the officers and the stations of the area', async () => {
    const seen = async (viewer: object, area: string) =>
      (await indicators([area], '2026-11-01', '2026-11-30', viewer, 'opened'))[0] !== null
    expect(await seen(viewers.admin, 'x.g.other')).toBe(true)
    expect(await seen(viewers.subdistrict, 'x.g.other')).toBe(true)
    expect(await seen(viewers.worker, 'x.g.qianggen')).toBe(true)
    expect(await seen(viewers.worker, 'x.g')).toBe(false)
    expect(await seen(viewers.worker, 'x.g.other')).toBe(false)
    expect(await seen(viewers.partner, 'x.g.qianggen')).toBe(false)
    expect(await seen(viewers.anonymous, 'x.g.qianggen')).toBe(false)
  })

  it('name the category whose day stands out, before and after the changes are folded', async () => {
    const need = (categoryCode: string) =>
      ask(
        subgraph,
        viewers.worker,
        `mutation { openCase(input: { channel: WINDOW, communityCode: "x.g.qianggen", summary: "A need", categoryCode: "${categoryCode}" }) { id } }`,
      )
    // Four weeks with one need a day, then a day with six burst pipes beside it.
    for (let n = 0; n < 28; n += 1) {
      await need('public')
      if (n % 14 === 0) await need('life.repairs.plumbing')
      subgraph.clock.pass({ days: 1 })
    }
    for (let n = 0; n < 6; n += 1) await need('life.repairs.plumbing')
    const today = day(subgraph.clock.now())
    const wanted = 'surges { category { code } on count expected }'
    const surge = { category: { code: 'life.repairs.plumbing' }, on: today, count: 6 }
    for (const folded of [false, true]) {
      if (folded) await fold()
      const [found] = (await indicators(['x.g'], '2026-01-01', today, viewers.admin, wanted)) as [
        { surges: { expected: number }[] },
      ]
      expect(found.surges).toMatchObject([surge])
      expect(found.surges[0]?.expected).toBeCloseTo(2 / 28, 1)
    }
  })
})
