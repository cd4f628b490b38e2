import ipaddr from 'ipaddr.js'
import type { IncomingMessage } from 'node:http'

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number]

/** An address, or a range as `10.0.0.0/8`. */
export function isAddressRange(text: string): boolean {
  return text.includes('/') ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text)
}

function rangeOf(text: string): Range {
  if (text.includes('/')) return ipaddr.parseCIDR(text)
  const address = ipaddr.process(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** Who stands between the clients and the hub, and is believed when it says where a request came from. */
export class TrustedProxies {
  private readonly ranges: readonly Range[]

  /** Throws when one is no address and no range. */
  constructor(ranges: readonly string[] = []) {
    this.ranges = ranges.map(rangeOf)
  }

  readonly trusts = (address: string): boolean => {
    if (!ipaddr.isValid(address)) return false
    const parsed = ipaddr.process(address)
    return this.ranges.some(([range, bits]) => parsed.kind() === range.kind() && parsed.match([range, bits] as never))
  }

  /** The nearest address that is no trusted proxy's: what stands further away in `X-Forwarded-For` anybody could write. */
  addressOf({ socket, headers }: IncomingMessage): string {
    const forwarded = String(headers['x-forwarded-for'] ?? '')
    const hops = forwarded.split(',').flatMap((hop) => hop.trim() || [])
    let address = socket.remoteAddress ?? ''
    while (this.trusts(address)) {
      const before = hops.pop()
      if (before === undefined) break
      address = before
    }
    return address
  }
}
