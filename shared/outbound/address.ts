import ipaddr from 'ipaddr.js'

/** Addresses that are public by their range, and by which a cloud speaks to its own machines all the same. */
const ofClouds = ['168.63.129.16']

/**
 * Whether the hub sends to an address: public ones alone, so that nobody can make it knock at doors inside. Outside
 * production also this very machine, for trying things out.
 */
export function isAllowedAddress(address: string, production: boolean): boolean {
  if (!ipaddr.isValid(address)) return false
  // An IPv4 address in IPv6's clothes is judged as what it is.
  const range = ipaddr.process(address).range()
  return (range === 'unicast' && !ofClouds.includes(address)) || (range === 'loopback' && !production)
}
