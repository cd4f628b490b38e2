import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { isAllowedAddress } from './address'

export interface Address {
  readonly address: string
  readonly family: number
}

/** All addresses that a name stands for. */
export type Resolve = (host: string) => Promise<readonly Address[]>

/** Asks the system. An address stands for itself. */
export const resolveBySystem: Resolve = (host) => lookup(host, { all: true })

/** The hub does not speak to this address; the message is for whoever gave its name. */
export class AddressRefused extends Error {}

/** The address to connect to, looked at. Throws AddressRefused, and what `resolve` throws. */
export async function allowedAddressOf(host: string, production: boolean, resolve: Resolve): Promise<Address> {
  const addresses = await resolve(host)
  const [first] = addresses
  if (!first) throw new AddressRefused('Its name stands for no address.')
  // One that is not public among several is a lie about all of them.
  if (!addresses.every(({ address }) => isAllowedAddress(address, production)))
    throw new AddressRefused('Its address is not public.')
  return first
}

/** For a connection to this address, whatever its name stands for by now. */
export function pinnedTo(address: Address): LookupFunction {
  return (_host, options, done) =>
    options.all ? done(null, [{ ...address }]) : done(null, address.address, address.family)
}

/** For connections that are kept: each new one resolves the name and goes to the very address that was looked at. */
export function lookingUp(production: boolean, resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    allowedAddressOf(host, production, resolve).then(
      (address) => pinnedTo(address)(host, options, done),
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    )
  }
}

/** The name or address of a URL; IPv6 without brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}
