import DataLoader from 'dataloader'
import type { Caller } from '../../../shared/database'
import type { CandidateList } from './candidate'
import type { CandidateService } from './candidate.service'

/**
 * Candidates of many cases in one go: a board of 20 cases asks each source once. Not one of the frame's loaders, since
 * it is no statement and must not run in a transaction.
 */
export function candidateLoader(candidates: CandidateService) {
  const scopes = new WeakMap<object, Map<number, DataLoader<string, CandidateList>>>()
  return {
    load(caller: Caller, caseId: string, first: number): Promise<CandidateList> {
      const loaders = scopes.get(caller.scope) ?? new Map<number, DataLoader<string, CandidateList>>()
      scopes.set(caller.scope, loaders)
      let loader = loaders.get(first)
      if (!loader) {
        loader = new DataLoader((ids: readonly string[]) => candidates.find(caller, ids, first), { maxBatchSize: 100 })
        loaders.set(first, loader)
      }
      return loader.load(caseId)
    },
  }
}
export type CandidateLoader = ReturnType<typeof candidateLoader>
