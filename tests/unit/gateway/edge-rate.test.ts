import { RateLimited, RateLimits } from '../../../gateway/edge/rate/rate-limits'
import { Buckets } from '../../../gateway/edge/rate/buckets'
import { anonymous } from '../../../shared/auth'
import { TestClock } from '../../support/clock'

const worker = { ...anonymous, id: 'w-1', role: 'STATION_WORKER' as const }
const times = (count: number, work: () => void) => Array.from({ length: count }).forEach(work)

function opened(perSecond: number) {
  const clock = new TestClock(new Date('2026-03-02T08:00:00Z'))
  return { clock, limits: new RateLimits({ perSecond, clock }) }
}

describe('a bucket', () => {
  test('is full at first, and fills again as time goes by', () => {
    const buckets = new Buckets({ perSecond: 2, burst: 4 })
    times(4, () => expect(buckets.take('a', 0)).toBe(0))
    expect(buckets.take('a', 0)).toBe(0.5)
    expect(buckets.take('a', 500)).toBe(0)
    expect(buckets.take('a', 500)).toBe(0.5)
  })

  test('never holds more than its burst', () => {
    const buckets = new Buckets({ perSecond: 2, burst: 4 })
    buckets.take('a', 0)
    times(4, () => expect(buckets.take('a', 1_000_000)).toBe(0))
    expect(buckets.take('a', 1_000_000)).toBeGreaterThan(0)
  })

  test('gains nothing when the clock is set back', () => {
    const buckets = new Buckets({ perSecond: 1, burst: 1 })
    buckets.take('a', 10_000)
    expect(buckets.take('a', 5_000)).toBe(1)
  })
})

describe('the limits', () => {
  test('give a viewer ten seconds of requests at once, then the rate', () => {
    const { limits, clock } = opened(10)
    times(100, () => limits.request(worker, '203.0.113.1'))
    expect(() => limits.request(worker, '203.0.113.1')).toThrow(RateLimited)
    clock.pass({ seconds: 1 })
    times(10, () => limits.request(worker, '203.0.113.1'))
    expect(() => limits.request(worker, '203.0.113.1')).toThrow(
      expect.objectContaining({ code: 'RATE_LIMITED', retryAfterSeconds: 1 }) as Error,
    )
  })

  test("are each viewer's own, wherever the viewer is", () => {
    const { limits } = opened(10)
    times(100, () => limits.request(worker, '203.0.113.1'))
    limits.request({ ...worker, id: 'w-2' }, '203.0.113.1')
    expect(() => limits.request(worker, '203.0.113.2')).toThrow(RateLimited)
  })

  test('give a tenth to all at one address who have not signed in', () => {
    const { limits } = opened(10)
    times(10, () => limits.request(anonymous, '203.0.113.1'))
    expect(() => limits.request(anonymous, '203.0.113.1')).toThrow(RateLimited)
    limits.request(anonymous, '203.0.113.2')
    limits.request(worker, '203.0.113.1')
  })

  test('take all addresses of one IPv6 customer for one, and IPv4 written as IPv6 for what it is', () => {
    const { limits } = opened(1)
    limits.request(anonymous, '2001:db8:1:2::1')
    expect(() => limits.request(anonymous, '2001:db8:1:2:ffff::9')).toThrow(RateLimited)
    limits.request(anonymous, '2001:db8:1:3::1')
    limits.request(anonymous, '203.0.113.1')
    expect(() => limits.request(anonymous, '::ffff:203.0.113.1')).toThrow(RateLimited)
  })

  test('let an address apply as a partner five times an hour', () => {
    const { limits, clock } = opened(200)
    times(5, () => limits.application('203.0.113.1', 1))
    expect(() => limits.application('203.0.113.1', 1)).toThrow(RateLimited)
    limits.application('203.0.113.2', 5)
    clock.pass({ minutes: 12 })
    limits.application('203.0.113.1', 1)
  })

  test('are off at 0', () => {
    const { limits } = opened(0)
    times(1_000, () => limits.request(anonymous, '203.0.113.1'))
    times(10, () => limits.application('203.0.113.1', 1))
  })
})
