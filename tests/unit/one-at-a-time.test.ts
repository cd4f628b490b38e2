import { OneAtATime } from '../../shared/loader/one-at-a-time'

/** Reads that are answered when the test says so. */
function reads() {
  const begun: { keys: readonly string[]; answer(): void; fail(): void }[] = []
  const read = (keys: readonly string[]) =>
    new Promise<readonly string[]>((resolve, reject) => {
      begun.push({
        keys,
        answer: () => resolve(keys.map((key) => `${key}!`)),
        fail: () => reject(new Error('no')),
      })
    })
  return { begun, queue: new OneAtATime(read) }
}
/** Lets everything go on that waits for no read. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('what is asked at once is read at once, each key one time', async () => {
  const { begun, queue } = reads()
  const answers = Promise.all([queue.load(['a', 'b']), queue.load(['b', 'c']), queue.load([])])
  await turn()
  expect(begun.map(({ keys }) => keys)).toEqual([['a', 'b', 'c']])
  begun[0]?.answer()
  expect(await answers).toEqual([['a!', 'b!'], ['b!', 'c!'], []])
})

test('what is asked while a read is under way is answered by another that begins after it, for all of them', async () => {
  const { begun, queue } = reads()
  const first = queue.load(['a'])
  await turn()
  const later = Promise.all([queue.load(['a']), queue.load(['b'])])
  await turn()
  expect(begun).toHaveLength(1)
  begun[0]?.answer()
  expect(await first).toEqual(['a!'])
  await turn()
  expect(begun.map(({ keys }) => keys)).toEqual([['a'], ['a', 'b']])
  begun[1]?.answer()
  expect(await later).toEqual([['a!'], ['b!']])
})

test('a read that fails fails for those who were in it, and nobody else', async () => {
  const { begun, queue } = reads()
  const first = queue.load(['a'])
  await turn()
  const second = queue.load(['b'])
  begun[0]?.fail()
  await expect(first).rejects.toThrow('no')
  await turn()
  begun[1]?.answer()
  expect(await second).toEqual(['b!'])
})

test('a read that hangs does not keep the next from beginning', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate'] })
  try {
    const { begun, queue } = reads()
    void queue.load(['a'])
    await turn()
    const second = queue.load(['b'])
    await turn()
    expect(begun).toHaveLength(1)
    jest.advanceTimersByTime(1_000)
    await turn()
    begun[1]?.answer()
    expect(await second).toEqual(['b!'])
  } finally {
    jest.useRealTimers()
  }
})
