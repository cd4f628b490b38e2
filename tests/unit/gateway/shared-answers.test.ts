import type { ExecutionResult } from 'graphql'
import { setImmediate } from 'node:timers/promises'
import { deadline } from '../../../gateway/execution/deadline'
import { SharedAnswers, type SharedQuery } from '../../../gateway/execution/shared-answers'
import { anonymous } from '../../../shared/auth'

const plan = {}
let over: AbortController
beforeEach(() => void (over = new AbortController()))
afterEach(() => over.abort())

/** Queries that are answered when the test says so. */
function queries() {
  const shared = new SharedAnswers()
  const run: { answer: (result: ExecutionResult) => void; fail: (error: Error) => void; signal: AbortSignal }[] = []
  const ask = (more: Partial<SharedQuery> = {}) =>
    shared.of(
      { plan, variables: {}, viewer: anonymous, signal: over.signal, ...more },
      (signal) =>
        new Promise((answer, fail) => {
          run.push({ answer, fail, signal })
          over.signal.addEventListener('abort', () => answer({}))
        }),
    )
  return { shared, run, ask }
}

const result = () => ({ data: { cases: [{ id: '1' }] } })

test('the same query of the same viewer is run once, and all get its answer', async () => {
  const { run, ask } = queries()
  const all = Promise.all([ask(), ask(), ask()])
  run[0]?.answer(result())
  expect(await all).toEqual([result(), result(), result()])
  expect(run).toHaveLength(1)
})

test.each([
  ['viewer', { viewer: { ...anonymous, id: 'w' } }],
  ['role', { viewer: { ...anonymous, role: 'RESIDENT' as const } }],
  ['area', { viewer: { ...anonymous, area: 'xicheng' } }],
  ['organisation', { viewer: { ...anonymous, organizationId: 'o' } }],
  ['plan: operation, name or schema', { plan: {} }],
  ['set of variables', { variables: { first: 1 } }],
])('another %s is another query', (_, more) => {
  const { run, ask } = queries()
  ask().catch(() => undefined)
  ask(more).catch(() => undefined)
  expect(run).toHaveLength(2)
})

test('a query is not joined after it has been answered, nor after something has been changed', async () => {
  const { shared, run, ask } = queries()
  const first = ask()
  run[0]?.answer(result())
  await first
  const second = ask()
  shared.outdate()
  const third = ask()
  expect(run).toHaveLength(3)
  run[2]?.answer({ data: { cases: [] } })
  run[1]?.answer(result())
  expect([await second, await third]).toEqual([result(), { data: { cases: [] } }])
})

test('one who goes leaves the query to the others; the last one ends it, and hears what it has come to', async () => {
  const { run, ask } = queries()
  const [one, two] = [new AbortController(), new AbortController()]
  const [first, second] = [ask({ signal: one.signal }), ask({ signal: two.signal })]
  one.abort()
  await expect(first).rejects.toThrow('deadline passed')
  expect(run[0]?.signal.aborted).toBe(false)
  two.abort()
  await setImmediate()
  expect(run[0]?.signal.aborted).toBe(true)
  const third = ask()
  expect(run).toHaveLength(2)
  run[0]?.answer({ data: { cases: null } })
  await expect(second).resolves.toEqual({ data: { cases: null } })
  run[1]?.answer(result())
  await expect(third).resolves.toEqual(result())
})

test('whose time is over with that of the query hears what it has come to, also while others wait', async () => {
  const { run, ask } = queries()
  const first = deadline(0)
  const [one, two] = [ask({ signal: first.signal }), ask()]
  await new Promise((over) => run[0]?.signal.addEventListener('abort', over))
  run[0]?.answer({ data: { cases: null } })
  await expect(Promise.all([one, two])).resolves.toEqual([{ data: { cases: null } }, { data: { cases: null } }])
})

test('a failure reaches all who wait, and is not kept', async () => {
  const { run, ask } = queries()
  const both = Promise.allSettled([ask(), ask()])
  run[0]?.fail(new Error('gone'))
  expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const again = ask()
  run[1]?.answer(result())
  await expect(again).resolves.toEqual(result())
})
