import type { Caller } from '../../../shared/database'
import { page } from '../../../shared/graphql/connection'
import type { GroupMatch, Need } from './match'
import type { MatchLoader } from './match.loader'

const byDefault = 10

/** Which groups can take a need on. */
export class MatchReader {
  constructor(private readonly matches: MatchLoader) {}

  /** Best first, at most `first`. Throws ValidationFailed. */
  find(caller: Caller, need: Need, first: number | null): Promise<readonly GroupMatch[]> {
    return this.matches.load(caller, { ...need, first: page(first, null, byDefault).first })
  }
}
