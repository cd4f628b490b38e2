import type { CheckProblem } from '../check'
import type { CoreModel } from '../core-model'
import type { ModelType } from '../model'
import type { Prefix } from './prefix'

/** What a partner's schema is held against. */
export interface Fence {
  readonly core: CoreModel
  readonly types: ReadonlyMap<string, ModelType>
  readonly prefix: Prefix
}

/** One rule of the fence: everything that is against it. */
export type FenceRule<Subject> = (subject: Subject, fence: Fence) => CheckProblem[]
