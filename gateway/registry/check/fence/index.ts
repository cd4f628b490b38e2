import type { DocumentNode } from 'graphql'
import type { CheckInput, CheckProblem } from '../check'
import { CoreModel } from '../core-model'
import { withoutMachinery } from '../machinery'
import { typesOf, type ModelType } from '../model'
import { askedFields } from './asked-fields'
import { entityRule } from './entity'
import type { Fence, FenceRule } from './fence'
import { hostileNames } from './hostile-names'
import { linkProblems } from './links'
import { matchSourceRule } from './match-source'
import { nameProblems } from './name'
import { ownTypeRule } from './own-type'
import { prefixOf } from './prefix'
import { protocolRule } from './protocol'
import { rootRule } from './root'
import { takenProblems } from './taken'

const rules: readonly FenceRule<ModelType>[] = [
  hostileNames,
  rootRule,
  entityRule,
  protocolRule,
  ownTypeRule,
  askedFields,
  matchSourceRule,
]

/** What a partner's schema was read as, for the checks that follow. */
export function fenceFor({ core, candidate }: Pick<CheckInput, 'core' | 'candidate'>, document: DocumentNode): Fence {
  return { core: new CoreModel(core), types: typesOf(withoutMachinery(document)), prefix: prefixOf(candidate.name) }
}

/** Everything in a partner's schema that is against the contract. */
export function fenceProblems(
  { core, plugged, candidate }: Pick<CheckInput, 'core' | 'plugged' | 'candidate'>,
  fence: Fence,
  document: DocumentNode,
): CheckProblem[] {
  const others = plugged.filter(({ name }) => name !== candidate.name)
  return [
    ...nameProblems(candidate, { core, plugged, model: fence.core }),
    ...linkProblems(withoutMachinery(document)),
    ...[...fence.types.values()].flatMap((type) => rules.flatMap((rule) => rule(type, fence))),
    ...takenProblems(fence, others),
  ]
}
