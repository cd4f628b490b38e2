import { BoundedQueue } from '../../../gateway/subscription/bounded-queue'

const queue = (onReturn = () => undefined) => new BoundedQueue<number>(2, onReturn)

test('a reader gets what came before it asked, then what comes', async () => {
  const numbers = queue()
  numbers.push(1)
  expect(await numbers.next()).toEqual({ value: 1, done: false })
  const waiting = numbers.next()
  numbers.push(2)
  expect(await waiting).toEqual({ value: 2, done: false })
})

test('a full queue takes no more, but for the last word', async () => {
  const numbers = queue()
  expect([numbers.push(1), numbers.push(2), numbers.push(3)]).toEqual([true, true, false])
  numbers.end(4)
  numbers.push(5)
  const read: number[] = []
  for await (const number of numbers) read.push(number)
  expect(read).toEqual([1, 2, 4])
})

test('the end reaches a reader who waits', async () => {
  const [silent, told] = [queue(), queue()]
  const waiting = [silent.next(), told.next(), told.next()]
  silent.end()
  told.end(1)
  expect(await Promise.all(waiting)).toEqual([
    { value: undefined, done: true },
    { value: 1, done: false },
    { value: undefined, done: true },
  ])
})

test('a reader who goes is let go at once, and the source is told', async () => {
  let told = 0
  const numbers = queue(() => void told++)
  numbers.push(1)
  await numbers.return()
  expect([await numbers.next(), told]).toEqual([{ value: undefined, done: true }, 1])
})
