import type { Caller, Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { TestSubgraph } from '../../support'
import { ask, ids, openCases, viewers } from './territory'

interface Need {
  readonly name: string
  readonly viewer?: object
  readonly about?: string
}
interface Row {
  readonly id: string
  readonly number: string
}

let subgraph: TestSubgraph
const known = new Map<string, Row>()
const noon = '2026-11-23T04:00:00Z'

async function open({ name, viewer = viewers.worker, about = 'categoryCode: "public"' }: Need): Promise<Row> {
  const community = viewer === viewers.foreignWorker ? 'x.g.other' : 'x.g.qianggen'
  const { openCase } = await ask<{ openCase: Row }>(
    subgraph,
    viewer,
    `mutation { openCase(input: { channel: WINDOW, communityCode: "${community}", summary: "${name}", ${about} }) { id number } }`,
  )
  known.set(name, openCase)
  subgraph.clock.pass({ minutes: 10 })
  return openCase
}

const at = (name: string) => `id: "${known.get(name)?.id}", expectedVersion: 1`
const step = (text: string, viewer: object = viewers.worker) => ask(subgraph, viewer, `mutation { ${text} { id } }`)

beforeAll(async () => {
  subgraph = await openCases()
  subgraph.clock.set(noon)
  await open({ name: '水管漏水', about: `categoryCode: "life.repairs.plumbing", residentId: "${ids.resident}"` })
  await open({ name: '老人送餐', about: 'categoryCode: "public", urgency: HIGH' })
  await open({ name: 'A lock is 50% broken', about: 'categoryCode: "life.repairs", urgency: EMERGENCY' })
  await open({ name: 'Somewhere else', viewer: viewers.foreignWorker, about: 'categoryCode: "life.repairs"' })
  await open({ name: 'Papers', about: 'serviceItemCode: "papers", urgency: LOW' })
  await step(`acceptCase(${at('老人送餐')})`)
  await step(`withdrawCase(${at('Papers')}, reason: "gone")`)
})
afterAll(() => subgraph.close())

interface Page {
  readonly cases: {
    readonly totalCount: number
    readonly edges: { readonly cursor: string; readonly node: { readonly summary: string } }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
}
const list = async (filter: string, more = 'orderBy: NEWEST_FIRST', viewer: object = viewers.subdistrict) =>
  (
    await ask<Page>(
      subgraph,
      viewer,
      `{ cases(filter: { ${filter} }, ${more}) { totalCount edges { cursor node { summary } } pageInfo { hasNextPage endCursor } } }`,
    )
  ).cases
const names = async (filter: string, more?: string, viewer?: object) => {
  const page = await list(filter, more, viewer)
  expect(page.totalCount).toBe(page.edges.length)
  return page.edges.map((edge) => edge.node.summary)
}

const all = ['Papers', 'Somewhere else', 'A lock is 50% broken', '老人送餐', '水管漏水']

describe('the list of cases', () => {
  it.each([
    ['', all],
    ['area: "x.g.other"', ['Somewhere else']],
    ['area: "x.g"', all],
    ['area: "x.g.oth"', []],
    ['status: [ACCEPTED, WITHDRAWN]', ['Papers', '老人送餐']],
    ['status: []', []],
    ['line: PUBLIC', ['老人送餐']],
    ['line: GOVERNMENT', []],
    ['categoryCode: "life.repairs"', ['Papers', 'Somewhere else', 'A lock is 50% broken', '水管漏水']],
    ['categoryCode: "life.repairs.plumbing"', ['Papers', '水管漏水']],
    ['categoryCode: "life.rep"', []],
    [`assigneeId: "${ids.worker}"`, ['老人送餐']],
    ['assigneeId: "nobody"', []],
    [`residentId: "${ids.resident}"`, ['水管漏水']],
    ['urgency: [HIGH, EMERGENCY]', ['A lock is 50% broken', '老人送餐']],
    ['escalated: true', []],
    ['escalated: false', all],
    ['openedFrom: "2026-11-23T04:10:00Z", openedTo: "2026-11-23T04:30:00Z"', ['A lock is 50% broken', '老人送餐']],
    ['status: [RECEIVED], categoryCode: "life", urgency: [NORMAL]', ['Somewhere else', '水管漏水']],
  ])('is what { %s } asks for', async (filter, expected) => {
    expect(await names(filter)).toEqual(expected)
  })

  it('tells what is overdue by the clock of the hub, while it runs', async () => {
    const before = subgraph.clock.now()
    const emergency = await ask<{ case: { dueAt: string } }>(
      subgraph,
      viewers.worker,
      `{ case(id: "${known.get('A lock is 50% broken')?.id}") { dueAt } }`,
    )
    subgraph.clock.set(new Date(Date.parse(emergency.case.dueAt)))
    expect(await names('overdue: true')).toEqual([])
    subgraph.clock.set(new Date(Date.parse(emergency.case.dueAt) + 1))
    expect(await names('overdue: true')).toEqual(['A lock is 50% broken'])
    expect(await names('overdue: false')).toEqual(all.filter((name) => !name.startsWith('A lock')))
    subgraph.clock.set(before)
  })

  it.each([
    ['水管', ['Papers', '水管漏水']],
    ['漏水', ['水管漏水']],
    ['送餐', ['老人送餐']],
    ['管漏', ['水管漏水']],
    ['餐老', []],
    ['维修', ['Papers', 'Somewhere else', 'A lock is 50% broken', '水管漏水']],
    ['plumbing', ['Papers', '水管漏水']],
    ['LOCK', ['A lock is 50% broken']],
    ['50%', ['A lock is 50% broken']],
    ['%', ['A lock is 50% broken']],
    ['_', []],
    ['  送餐 ', ['老人送餐']],
    ['漏', ['水管漏水']],
    ['水', ['Papers', '水管漏水']],
    ['水管漏水', ['水管漏水']],
    ['plumb', ['Papers', '水管漏水']],
    ['brok', ['A lock is 50% broken']],
    ['broken lock', ['A lock is 50% broken']],
    ['送餐 老人', ['老人送餐']],
    ['老人 漏水', []],
    ['Ｎowhere', []],
  ])('finds "%s" in summaries and in names of categories, Chinese and English', async (search, expected) => {
    expect(await names(`search: "${search}"`)).toEqual(expected)
  })

  it('finds a number, whole or as it is said over the phone', async () => {
    const { number } = known.get('老人送餐') as Row
    expect(await names(`search: "${number}"`)).toEqual(['老人送餐'])
    expect(await names(`search: "${number.slice(-6)}"`, undefined, viewers.worker)).toEqual(['老人送餐'])
    expect(await names(`search: "${number.toLowerCase()}"`)).toEqual(['老人送餐'])
  })

  it('finds the last digits of a number as they are said over the phone, without the noughts', async () => {
    const { number } = known.get('老人送餐') as Row
    expect(await names(`search: "${Number(number.slice(-6))}"`, undefined, viewers.worker)).toContain('老人送餐')
  })

  it.each([
    ['its resident', viewers.resident, ['水管漏水']],
    ['a resident whom it is not about', viewers.otherResident, []],
    ['the station next door', viewers.foreignWorker, []],
    ['a partner without a referral', viewers.partner, []],
  ])('shows %s what may be read, whatever is looked for', async (_who, viewer, expected) => {
    expect(await names('search: "漏水"', undefined, viewer)).toEqual(expected)
  })

  it('finds what somebody holds outside the own area', async () => {
    const of = (holder: string | null) => (caller: Caller) =>
      caller.write((tx) =>
        sql(tx, `/* hold */ update case_record set assignee_id = $2 where id = $1`, [
          known.get('Somewhere else')?.id,
          holder,
        ]),
      )
    const own = all.filter((name) => name !== 'Somewhere else')
    expect(await names('', undefined, viewers.worker)).toEqual(own)
    await subgraph.running.database.asSystem(of(ids.worker))
    expect(await names('', undefined, viewers.worker)).toEqual(all)
    const due = await names('', 'orderBy: DUE_FIRST')
    expect(await names('', 'orderBy: DUE_FIRST', viewers.worker)).toEqual(due)
    expect(await names('area: "x.g.other"', undefined, viewers.worker)).toEqual(['Somewhere else'])
    expect(await names('area: "x.g.qianggen"', undefined, viewers.worker)).toEqual(own)
    expect(await names(`search: "else", assigneeId: "${ids.worker}"`, undefined, viewers.worker)).toEqual([
      'Somewhere else',
    ])
    expect(await names('search: "somewhere"', undefined, viewers.worker)).toEqual(['Somewhere else'])
    await subgraph.running.database.asSystem(of(null))
    expect(await names('search: "somewhere"', undefined, viewers.worker)).toEqual([])
  })

  it('finds with the filters beside the words, in either order, page by page', async () => {
    expect(await names('search: "维修", urgency: [NORMAL]')).toEqual(['Somewhere else', '水管漏水'])
    expect(await names('search: "维修", area: "x.g.other"')).toEqual(['Somewhere else'])
    for (const order of ['NEWEST_FIRST', 'DUE_FIRST']) {
      const whole = await names('search: "维修"', `orderBy: ${order}`)
      const first = await list('search: "维修"', `orderBy: ${order}, first: 3`)
      const rest = await list('search: "维修"', `orderBy: ${order}, first: 3, after: "${first.pageInfo.endCursor}"`)
      expect([...first.edges, ...rest.edges].map(({ node }) => node.summary)).toEqual(whole)
      expect([first.totalCount, rest.pageInfo.hasNextPage]).toEqual([4, false])
    }
  })

  it('moves what is found with its deadline, and out of what is open with its end', async () => {
    const { id } = known.get('水管漏水') as Row
    const open = 'search: "漏水", status: [RECEIVED, ACCEPTED]'
    await step(`pauseCase(id: "${id}", expectedVersion: 1, reason: "Waits")`)
    subgraph.clock.pass({ hours: 24 * 60 })
    await step(`resumeCase(id: "${id}", expectedVersion: 2)`)
    expect(await names('search: "漏水"', 'orderBy: DUE_FIRST')).toEqual(['水管漏水'])
    expect(await names(open)).toEqual(['水管漏水'])
    expect(await stale()).toEqual([])
    await step(`withdrawCase(id: "${id}", expectedVersion: 3, reason: "gone")`)
    expect(await names(open)).toEqual([])
    expect(await names('search: "漏水"')).toEqual(['水管漏水'])
    expect(await stale()).toEqual([])
  })

  it('asks PostgreSQL for the words once, then for the page', async () => {
    subgraph.statements.length = 0
    await ask(subgraph, viewers.subdistrict, '{ cases(filter: { search: "漏水" }) { edges { cursor } } }')
    expect(subgraph.statements.map((name) => name.replace(/_[0-9a-f]+$/, ''))).toEqual([
      'rarestToken',
      'casesFoundDueFirst',
    ])
  })

  it('is in order of what is due, or of what is newest', async () => {
    const due = await names('', 'orderBy: DUE_FIRST')
    expect(due[0]).toBe('A lock is 50% broken')
    expect([...due].sort()).toEqual([...all].sort())
    expect(await names('', 'orderBy: NEWEST_FIRST')).toEqual(all)
  })

  it.each(['NEWEST_FIRST', 'DUE_FIRST'])(
    'pages by %s without losing or repeating one while others come in',
    async (order) => {
      const whole = await names('', `orderBy: ${order}`)
      const seen: string[] = []
      let after = ''
      for (let n = 0; ; n += 1) {
        const page = await list('', `orderBy: ${order}, first: 2${after}`)
        seen.push(...page.edges.map((edge) => edge.node.summary))
        expect(page.totalCount).toBe(all.length + n)
        // Between two pages, one that is newest of all, and due before any other.
        await open({ name: `New ${order} ${n}`, about: 'categoryCode: "public", urgency: EMERGENCY' })
        if (!page.pageInfo.hasNextPage) break
        after = `, after: "${page.pageInfo.endCursor}"`
      }
      expect(seen.filter((name) => !name.startsWith('New'))).toEqual(whole)
      for (const [name, { id }] of known)
        if (name.startsWith('New')) {
          await subgraph.running.database.asSystem((caller) => caller.write((tx) => hide(tx, id)))
          known.delete(name)
        }
    },
  )

  it('refuses the cursor of another list', async () => {
    await expect(list('', 'after: "WzFd"')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
  })
})

/** Words whose case has moved on without them. */
const stale = () =>
  subgraph.running.database.asSystem((caller) =>
    caller.read((tx) =>
      sql(
        tx,
        `/* stale */ select token from case_token t join case_record c on c.id = case_id
         where t.due_at <> c.due_at or t.open <> is_running(c.status)`,
      ),
    ),
  )

/** Out of the lists that the other tests read. */
async function hide(tx: Transaction, id: string): Promise<void> {
  await sql(tx, `/* hideCase */ update case_record set community_code = 'x', area_code = 'x' where id = $1`, [id])
}
