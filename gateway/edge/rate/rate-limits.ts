import type { Viewer } from '../../../shared/auth'
import type { Clock } from '../../../shared/clock'
import { HubError } from '../../../shared/errors'
import { Buckets } from './buckets'

/** Too much in too short a time. */
export class RateLimited extends HubError {
  constructor(readonly retryAfterSeconds: number) {
    super('RATE_LIMITED', `Too many requests. Try again in ${retryAfterSeconds} s.`, { retryAfterSeconds })
  }
}

const burstSeconds = 10
/** Of a viewer's rate, what everybody at one address who has not signed in may use together. */
const anonymousShare = 0.1
/** How often one address may apply as a partner without signing in. */
const applications = { perSecond: 5 / 3_600, burst: 5 }

export interface RateLimitOptions {
  /** Requests of one viewer; 0: no limit at all. */
  readonly perSecond: number
  readonly clock: Clock
}

/** How much each viewer, and each address where nobody has signed in, may ask in a time. */
export class RateLimits {
  private readonly viewers: Buckets
  private readonly addresses: Buckets
  private readonly applications = new Buckets(applications)

  constructor(private readonly options: RateLimitOptions) {
    const { perSecond } = options
    this.viewers = new Buckets({ perSecond, burst: perSecond * burstSeconds })
    const anonymous = perSecond * anonymousShare
    this.addresses = new Buckets({ perSecond: anonymous, burst: Math.max(1, anonymous * burstSeconds) })
  }

  /** Counts one request. Throws RateLimited. */
  request({ role, id }: Viewer, address: string): void {
    if (role === 'ANONYMOUS') this.stranger(address)
    else this.take(this.viewers, `${role} ${id}`)
  }

  /** Counts one request of somebody who could not be recognised. Throws RateLimited. */
  stranger(address: string): void {
    this.take(this.addresses, networkOf(address))
  }

  /** Counts applications of would-be partners. Throws RateLimited. */
  application(address: string, count: number): void {
    this.take(this.applications, networkOf(address), count)
  }

  private take(buckets: Buckets, key: string, count = 1): void {
    const { perSecond, clock } = this.options
    if (perSecond === 0) return
    const seconds = buckets.take(key, clock.now().getTime(), count)
    if (seconds > 0) throw new RateLimited(Math.ceil(seconds))
  }
}

/** An IPv6 customer has at least 2^64 addresses: they count as one. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address.replace('::ffff:', '')
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? [] : Array<string>(8 - before.length - after.length).fill('0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}
