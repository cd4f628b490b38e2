import type { ConstDirectiveNode } from 'graphql'
import type { CoreField } from '../core-model'
import { plainName } from '../machinery'
import { textOf } from '../model'

/** Whoever copies a type from the hub's schema copies its tags too: they say nothing new. */
export function withoutHubTags(
  directives: readonly ConstDirectiveNode[],
  field: CoreField,
): readonly ConstDirectiveNode[] {
  return directives.filter(
    (directive) =>
      !(field.tagged && plainName(directive.name.value) === 'tag' && textOf(directive, 'name') === 'partner'),
  )
}
