import { oneByKey, type Loader } from '../../../shared/loader'
import type { GroupMatch, MatchQuestion } from './match'
import type { MatchStore } from './match.store'

interface Answer {
  readonly key: string
  readonly matches: readonly GroupMatch[]
}

/** Matches by what is needed: cases asked about in one request are asked of the database in one statement. */
export interface MatchLoader {
  load(caller: Parameters<Loader<string, Answer>['load']>[0], question: MatchQuestion): Promise<readonly GroupMatch[]>
}

export function matchLoader(matches: MatchStore, today: () => string): MatchLoader {
  const answers = oneByKey<string, Answer>(
    async (tx, keys) => {
      const questions = keys.map((key) => JSON.parse(key) as MatchQuestion)
      const found = await matches.find(tx, questions, today())
      return keys.map((key, index) => ({ key, matches: found[index] ?? [] }))
    },
    (answer) => answer.key,
  )
  return {
    load: async (caller, question) => (await answers.load(caller, JSON.stringify(question)))?.matches ?? [],
  }
}
