import { Kind, type ConstDirectiveNode } from 'graphql'
import type { CheckProblem } from '../check'
import { knownDirectives, plainName } from '../machinery'
import { textOf } from '../model'
import { contract } from '../problem'

/** What is said of a directive that stands where the fence does not let it stand. */
const reasons: Readonly<Record<string, string>> = {
  override: 'takes a field away from another subgraph',
  interfaceObject: 'adds fields to every type of an interface',
  context: 'carries values from one type to another',
  fromContext: 'reads values of another type',
  inaccessible: 'hides what the hub or another partner shows',
  shareable: "may stand on the plug-in's own fields and on the match protocol's values alone",
  composeDirective: "adds a directive to everybody's schema",
  authenticated: 'decides who may read, which is decided by the hub alone',
  requiresScopes: 'decides who may read, which is decided by the hub alone',
  policy: 'decides who may read, which is decided by the hub alone',
  cost: 'says what a field costs, which the hub counts by @listSize',
  cacheTag: 'is for caches, and the hub keeps no answer of a plug-in',
  tag: "marks the hub's own fields; leave it out",
  external: "may stand on fields of the hub's types alone, one by one",
  key: "may stand on Case, Organization, Category, Area and the plug-in's own types alone",
  requires: 'may stand on the fields that the plug-in adds alone',
  provides: 'may stand on the fields that the plug-in adds alone',
  deprecated: "may stand on the plug-in's own fields alone",
  listSize: "may stand on the plug-in's own fields alone",
}

/** Holds the directives of one place against what may stand there. */
export function directiveProblems(
  coordinate: string,
  directives: readonly ConstDirectiveNode[],
  allowed: readonly string[],
): CheckProblem[] {
  return directives.flatMap((directive) => {
    const name = plainName(directive.name.value)
    if (!knownDirectives.has(name))
      return [contract(coordinate, `@${directive.name.value} is a directive that the hub does not know. Take it away.`)]
    if (!allowed.includes(name)) {
      const reason = reasons[name] ?? 'has no place here'
      return [contract(coordinate, `@${name} cannot stand on ${coordinate}: it ${reason}. Take it away.`)]
    }
    return name === 'listSize' ? sizeProblems(coordinate, directive) : tagProblems(coordinate, directive, name)
  })
}

/** The tag that lets a field be sent to partners is the hub's to give. */
function tagProblems(coordinate: string, directive: ConstDirectiveNode, name: string): CheckProblem[] {
  if (name !== 'tag' || textOf(directive, 'name') !== 'partner') return []
  return [contract(coordinate, `@tag(name: "partner") on ${coordinate} is given by the hub alone. Take it away.`)]
}

const mostItems = 1_000

function sizeProblems(coordinate: string, directive: ConstDirectiveNode): CheckProblem[] {
  const assumed = directive.arguments?.find(({ name }) => name.value === 'assumedSize')?.value
  if (assumed?.kind !== Kind.INT) return []
  const size = Number(assumed.value)
  if (size >= 1 && size <= mostItems) return []
  return [contract(coordinate, `@listSize on ${coordinate} assumes ${assumed.value} items: say 1 to ${mostItems}.`)]
}
