import ipaddr from 'ipaddr.js'
import type { Checks } from '../../../shared/validation'
import { hostOf, isAllowedAddress } from '../../../shared/outbound'
import { webhookEvents } from './webhook'

/** An endpoint's URL as it is kept. What its name stands for is looked at with each attempt, not here. */
export function checkTarget(checks: Checks, given: string, production: boolean): string {
  const text = checks.text('url', given, { max: 2_000 })
  const url = URL.canParse(text) ? new URL(text) : null
  const web = url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && !production))
  checks.that(web, 'url', production ? 'Must begin with https://.' : 'Must begin with https:// or http://.')
  if (!url || !web) return text
  checks.that(url.username === '' && url.password === '', 'url', 'Must not have a user name or password in it.')
  const host = hostOf(url)
  const inside = host === 'localhost' || host.endsWith('.localhost')
  const allowed = ipaddr.isValid(host) ? isAllowedAddress(host, production) : !(inside && production)
  checks.that(allowed, 'url', 'Must be a public address.')
  url.hash = ''
  return url.href
}

/** Event types with none twice. */
export function checkEvents(checks: Checks, events: readonly string[]): string[] {
  checks.that(events.length > 0, 'events', 'Must name at least one.')
  checks.that(events.length <= 100, 'events', 'Must name at most 100.')
  const known: readonly string[] = webhookEvents
  const all = webhookEvents.join(' ')
  events.slice(0, 100).forEach((event, index) => {
    checks.that(known.includes(event), `events.${index}`, `Must be one of: ${all}`)
  })
  return [...new Set(events)]
}
