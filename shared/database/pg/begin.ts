import { escapeLiteral } from 'pg'
import type { Viewer } from '../../auth'

/**
 * Begins a transaction and puts the viewer's settings in force, in one round trip. They are transaction-local: the next
 * user of the connection finds nothing of them.
 * @param longest how long each statement may take, in milliseconds, where that is less than the connection allows.
 */
export function beginFor(viewer: Viewer, mode: 'read only' | 'read write', longest?: number): string {
  const limit = longest === undefined ? '' : `, set_config('statement_timeout', '${longest}', true)`
  return `begin transaction isolation level read committed ${mode}; ${settingsOf(viewer)}${limit}`
}

/** Puts the viewer's settings in force in the transaction that is open. */
export function settingsOf(viewer: Viewer): string {
  const settings = { id: viewer.id, role: viewer.role, area: viewer.area, organization: viewer.organizationId }
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config('viewer.${name}', ${escapeLiteral(value ?? '')}, true)`,
  )
  return `select ${set.join(', ')}`
}
