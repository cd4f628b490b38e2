import { parse, type ExecutionResult } from 'graphql'
import { setImmediate } from 'node:timers/promises'
import { SharedReads } from '../../../gateway/execution/shared-reads'
import { anonymous } from '../../../shared/auth'
import type { SubgraphRequest } from '../../../shared/graphql/subgraph'

const document = parse('{ cases { id } }')

/** Reads that answer when the test says so. */
function reads() {
  const shared = new SharedReads()
  const sent: { answer: (result: ExecutionResult) => void; signal: AbortSignal }[] = []
  const read = (more: Partial<SubgraphRequest> = {}) => {
    const signal = new AbortController().signal
    const request = { document, variables: {}, viewer: anonymous, requestId: 'r', operationName: null, signal, ...more }
    return shared.read(request, 1_000, (signal) => new Promise((answer) => sent.push({ answer, signal })))
  }
  return { shared, sent, read }
}

const result = () => ({ data: { cases: [{ id: '1' }], at: new Date(0) } })

test('the same read of the same viewer is sent once, and each gets an answer of its own to write into', async () => {
  const { sent, read } = reads()
  const both = Promise.all([read(), read()])
  sent[0]?.answer(result())
  const [one, two] = await both
  expect(sent).toHaveLength(1)
  expect(one).toEqual(result())
  Object.assign(one.data?.['cases'] as object, { 0: 'written over' })
  expect(two).toEqual(result())
})

test.each([
  ['viewer', { viewer: { ...anonymous, id: 'w' } }],
  ['role', { viewer: { ...anonymous, role: 'RESIDENT' as const } }],
  ['area', { viewer: { ...anonymous, area: 'xicheng' } }],
  ['organisation', { viewer: { ...anonymous, organizationId: 'o' } }],
  ['document', { document: parse('{ cases { id } }') }],
  ['set of variables', { variables: { first: 1 } }],
  ["operation's name, which the access log tells", { operationName: 'Board' }],
])('another %s is another read', (_, more) => {
  const { sent, read } = reads()
  void read()
  void read(more)
  expect(sent).toHaveLength(2)
})

test('a read is not joined after it has been answered, nor after something has been changed', async () => {
  const { shared, sent, read } = reads()
  const first = read()
  sent[0]?.answer(result())
  await first
  const second = read()
  shared.outdate()
  const third = read()
  expect(sent).toHaveLength(3)
  sent[2]?.answer({ data: { cases: [] } })
  sent[1]?.answer(result())
  expect([await second, await third]).toEqual([result(), { data: { cases: [] } }])
})

test('one who goes leaves the read to the others; the last one calls it off', async () => {
  const { sent, read } = reads()
  const [one, two] = [new AbortController(), new AbortController()]
  const waiting = [read({ signal: one.signal }), read({ signal: two.signal })].map((answer) =>
    answer.catch((error: Error) => error.message),
  )
  one.abort()
  await setImmediate()
  expect(sent[0]?.signal.aborted).toBe(false)
  two.abort()
  expect(await Promise.all(waiting)).toEqual(['deadline passed', 'deadline passed'])
  expect(sent[0]?.signal.aborted).toBe(true)
  void read()
  expect(sent).toHaveLength(2)
})

test('a failure reaches all who wait, and is not kept', async () => {
  const shared = new SharedReads()
  let sent = 0
  const signal = new AbortController().signal
  const request = { document, variables: {}, viewer: anonymous, requestId: 'r', operationName: null, signal }
  const read = () => shared.read(request, 1_000, () => (sent++, Promise.reject(new Error('gone'))))
  const both = await Promise.allSettled([read(), read()])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(read()).rejects.toThrow('gone')
  expect(sent).toBe(2)
})
