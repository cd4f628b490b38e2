import type { Caller } from '../../../shared/database'
import { page } from '../../../shared/graphql/connection'
import { oneByKey, type Loader } from '../../../shared/loader'
import type { ServiceMatch } from './match'
import type { AskedNeed, MatchingStore } from './matching.store'
import type { Need } from './need'

/** The best services for needs: one statement for all the cases of a board. */
export class MatchingLoader {
  private readonly byNeed: Loader<string, { matches: readonly ServiceMatch[] } | null>

  constructor(matching: MatchingStore) {
    // The need itself is the key: the same case asked for more or fewer is another question.
    this.byNeed = oneByKey<string, { key: string; matches: readonly ServiceMatch[] }>(
      async (tx, keys) => {
        const asked = keys.map((key) => JSON.parse(key) as AskedNeed)
        const found = await matching.serviceMatches(tx, asked)
        return keys.map((key, index) => ({ key, matches: found[index] ?? [] }))
      },
      (row) => row.key,
    )
  }

  /** Best first; none for a need without a community. Throws ValidationFailed. */
  async matches(caller: Caller, need: Need, first: number): Promise<readonly ServiceMatch[]> {
    const asked: AskedNeed = { need, first: page(first, null).first }
    return (await this.byNeed.load(caller, JSON.stringify(asked)))?.matches ?? []
  }
}
