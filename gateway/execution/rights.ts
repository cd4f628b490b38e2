import type { Viewer } from '../../shared/auth'

/**
 * All that rights depend on, as a text: what two viewers are answered may differ as soon as this does. The viewer's id
 * is part of it, so that nothing is ever shared between two people.
 */
export function rightsOf({ id, role, area, organizationId }: Viewer): string {
  return JSON.stringify([id, role, area, organizationId])
}
