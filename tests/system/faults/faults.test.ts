import { randomUUID } from 'node:crypto'
import { demoCommunityCode } from '../../../shared/demo'
import type { SplitAnswer } from '../../support/split'
import { names, openFaultyHub, type FaultyHub } from './faulty-hub'
import type { Mode } from './proxy'
import { isWhole, outcome, refer, startedCase, taskOf, wholeQuery } from './story'

jest.setTimeout(120_000)

let hub: FaultyHub
let whole: string
/** What the hub was while no subgraph was there yet. */
let atStart: [SplitAnswer, Awaited<ReturnType<typeof ready>>]
beforeAll(async () => {
  hub = await openFaultyHub()
  atStart = [await hub.ask('worker', '{ area(code: "x") { name } }'), await ready()]
  for (const name of names) hub.subgraphs[name].set('pass')
  whole = await wholeQuery(hub)
})
afterAll(() => hub.close())
afterEach(() => {
  for (const proxy of [...Object.values(hub.subgraphs), ...Object.values(hub.databases)]) proxy.set('pass')
})

const faults: readonly [Mode, string][] = [
  ['down', 'SUBGRAPH_UNAVAILABLE'],
  ['reset', 'SUBGRAPH_UNAVAILABLE'],
  ['hang', 'SUBGRAPH_TIMEOUT'],
]
const others = (name: string) => names.filter((one) => one !== name)
const ready = async () => {
  const response = await fetch(`${hub.url}/health/ready`)
  const { missing, reasons } = (await response.json()) as { missing?: string[]; reasons?: string[] }
  return { status: response.status, missing, reasons }
}

test('a gateway starts whatever is down, says what is missing, and has all of it when it is there', async () => {
  const [answer, health] = atStart
  expect(answer).toMatchObject({ errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] })
  expect(health).toMatchObject({ status: 503, reasons: names.map((name) => `${name}: not reachable`) })
  expect(isWhole(await hub.ask('worker', whole))).toBe(true)
  expect(await ready()).toMatchObject({ status: 200 })
})

describe.each(names)('while the process of %s', (name) => {
  test.each(faults)('is %s, the rest answers, its fields say why they do not, and it heals', async (mode, code) => {
    hub.subgraphs[name].set(mode)
    expect(outcome(await hub.ask('worker', whole))).toEqual({ answered: others(name), codes: [code] })
    if (mode === 'down') expect(await ready()).toMatchObject({ status: 200, missing: [`${name}: not reachable`] })
    hub.subgraphs[name].set('pass')
    await hub.askUntil('worker', whole, isWhole)
  })

  test('is slow, everything is answered', async () => {
    hub.subgraphs[name].set('slow')
    expect(isWhole(await hub.ask('worker', whole))).toBe(true)
    hub.subgraphs[name].set('pass')
  })
})

describe.each(names)('while the database of %s', (name) => {
  test.each(faults)('is %s, the rest answers, its fields say why they do not, and it heals', async (mode, code) => {
    hub.databases[name].set(mode)
    expect(outcome(await hub.ask('worker', whole))).toEqual({ answered: others(name), codes: [code] })
    hub.databases[name].set('pass')
    await hub.askUntil('worker', whole, isWhole)
  })

  test('is slow, everything is answered', async () => {
    hub.databases[name].set('slow')
    expect(isWhole(await hub.ask('worker', whole))).toBe(true)
    hub.databases[name].set('pass')
  })
})

test.each(['down', 'hang'] as const)('PostgreSQL as a whole is %s, and comes back', async (mode) => {
  for (const name of names) hub.databases[name].set(mode)
  const { answered, codes } = outcome(await hub.ask('worker', whole))
  expect(answered).toEqual([])
  expect(codes).toEqual([mode === 'down' ? 'SUBGRAPH_UNAVAILABLE' : 'SUBGRAPH_TIMEOUT'])
  expect(await ready()).toMatchObject({ status: 503 })
  for (const name of names) hub.databases[name].set('pass')
  await hub.askUntil('worker', whole, isWhole)
})

test.each(['down', 'reset'] as const)('what was acknowledged while the others were %s reaches them', async (mode) => {
  const id = await startedCase(hub, `Company ${randomUUID()}`)
  hub.subgraphs.volunteers.set(mode)
  hub.databases.volunteers.set(mode)
  const referred = await refer(hub, id)
  expect(referred.errors).toBeUndefined()
  hub.subgraphs.volunteers.set('pass')
  hub.databases.volunteers.set('pass')
  await taskOf(hub, id)
})

test('a change whose answer was lost is made once, however often it is sent with its key', async () => {
  const summary = `Lost ${randomUUID()}`
  const open = () =>
    hub.ask(
      'worker',
      `mutation { openCase(input: {channel: WINDOW, communityCode: "${demoCommunityCode}", summary: "${summary}",
        categoryCode: "public.company.visiting", idempotencyKey: "${summary}"}) { id } }`,
    )
  hub.subgraphs.cases.set('mute')
  expect(await open()).toMatchObject({ errors: [{ extensions: { code: 'SUBGRAPH_TIMEOUT' } }] })
  hub.subgraphs.cases.set('pass')
  const again = [await open(), await open()]
  expect(again.map(({ errors }) => errors)).toEqual([undefined, undefined])
  expect(again[0]?.data.openCase.id).toBe(again[1]?.data.openCase.id)
  const found = `{ cases(filter: {area: "${demoCommunityCode}", search: "${summary}"}, first: 5) { totalCount } }`
  expect((await hub.ask('worker', found)).data.cases.totalCount).toBe(1)
})

test('a change that waits for a database that hangs is not made behind the back of whoever was told so', async () => {
  const summary = `Hung ${randomUUID()}`
  hub.databases.cases.set('hang')
  const opened = await hub.ask(
    'worker',
    `mutation { openCase(input: {channel: WINDOW, communityCode: "${demoCommunityCode}", summary: "${summary}",
      categoryCode: "public.company.visiting"}) { id } }`,
  )
  expect(opened).toMatchObject({ errors: [{ extensions: { code: 'SUBGRAPH_TIMEOUT' } }] })
  // The connection is lost at last, and another could be had at once.
  hub.databases.cases.set('down')
  hub.databases.cases.set('pass')
  await hub.askUntil('worker', whole, isWhole)
  const found = `{ cases(filter: {area: "${demoCommunityCode}", search: "${summary}"}, first: 5) { totalCount } }`
  expect((await hub.ask('worker', found)).data.cases.totalCount).toBe(0)
})
