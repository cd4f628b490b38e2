import { CalendarTokens } from '../../../subgraphs/volunteers/calendar/calendar-token'

const owner = { kind: 'VOLUNTEER', id: '00000000-0000-7000-a000-000000000007' } as const
const tokens = (current: string, previous: string | null = null) => new CalendarTokens(() => ({ current, previous }))

test('a token names its owner, and proves it for one generation', () => {
  const token = tokens('key').write(owner, 3)
  expect(tokens('key').owner(token)).toEqual(owner)
  expect([2, 3, 4].map((generation) => tokens('key').proves(token, owner, generation))).toEqual([false, true, false])
  expect(tokens('key').proves(token, { ...owner, kind: 'GROUP' }, 3)).toBe(false)
})

test('after the data key has been turned, addresses made with the one before work until that is forgotten', () => {
  const token = tokens('old').write(owner, 0)
  expect(tokens('new', 'old').proves(token, owner, 0)).toBe(true)
  expect(tokens('new').proves(token, owner, 0)).toBe(false)
  expect(tokens('new', 'old').write(owner, 0)).not.toBe(token)
})

test.each(['', 'A', '====', 'x'.repeat(50), 'A'.repeat(49), `${'A'.repeat(49)}B`, '\0'])(
  '%j is nobody’s token',
  (text) => {
    const named = tokens('key').owner(text)
    if (named) expect(tokens('key').proves(text, named, 0)).toBe(false)
  },
)
