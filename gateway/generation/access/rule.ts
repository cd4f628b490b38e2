import type { Viewer } from '../../../shared/auth'
import { Forbidden, Unauthenticated, type HubError } from '../../../shared/errors'

/** Alternatives of things that must all be given: `[["A", "B"], ["C"]]` is A and B, or C. */
type Alternatives = readonly (readonly string[])[]

/** What the supergraph demands of whoever reads a type or a field. */
export interface AccessRule {
  /** `@authenticated`. */
  readonly authenticated: boolean
  /** `@requiresScopes`: a viewer's one scope is the name of their role. */
  readonly scopes: Alternatives | null
  /** `@policy`: see `holds`. */
  readonly policies: Alternatives | null
}

/** Why the rule keeps a viewer out; null when it does not. */
export function refusalOf(rule: AccessRule, viewer: Viewer): HubError | null {
  // The hub's own jobs, which nobody outside can be.
  if (viewer.role === 'SYSTEM') return null
  const allowed =
    viewer.role !== 'ANONYMOUS' &&
    given(rule.scopes, (scope) => scope === viewer.role) &&
    given(rule.policies, (policy) => holds(policy, viewer))
  if (allowed) return null
  return viewer.role === 'ANONYMOUS' ? new Unauthenticated() : new Forbidden()
}

function given(wanted: Alternatives | null, has: (name: string) => boolean): boolean {
  return wanted === null || wanted.some((all) => all.every(has))
}

/** `organization:<id>`: the viewer acts for it. Any other policy is one that the hub cannot judge: nobody has it. */
function holds(policy: string, viewer: Viewer): boolean {
  return viewer.organizationId !== null && policy === `organization:${viewer.organizationId}`
}
