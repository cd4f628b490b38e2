import type { Transaction } from '../../../shared/database'
import { parentOf } from '../../../shared/paths'
import type { Case } from '../case/case'
import type { TerritoryStore } from '../territory/territory.store'
import type { Recipient } from './notice'

type Held = Pick<Case, 'communityCode' | 'assigneeId' | 'escalatedAt'>

/** Posts, in the order in which they stand in for each other at a station. */
const coordinating = ['DEPUTY_STATIONMASTER', 'STATIONMASTER'] as const
const leading = ['STATIONMASTER', 'DEPUTY_STATIONMASTER'] as const

/** Who is to know of what happens to a case. Nobody is ever nobody: where a station has no people, its subdistrict is told. */
export class Recipients {
  constructor(private readonly territory: TerritoryStore) {}

  /** Whoever has the case in hand: its worker, or before there is one the deputy stationmaster; the office too while it has it. */
  async holders(tx: Transaction, the: Held): Promise<Recipient[]> {
    const station = the.assigneeId === null ? await this.deputy(tx, the.communityCode) : [member(the.assigneeId)]
    return the.escalatedAt === null ? station : [...station, ...this.office(the.communityCode)]
  }

  deputy(tx: Transaction, communityCode: string): Promise<Recipient[]> {
    return this.firstOf(tx, communityCode, coordinating)
  }

  stationmaster(tx: Transaction, communityCode: string): Promise<Recipient[]> {
    return this.firstOf(tx, communityCode, leading)
  }

  /** The officers of the area above the community. */
  office(communityCode: string): Recipient[] {
    return [{ kind: 'OFFICE', id: parentOf(communityCode) ?? communityCode }]
  }

  private async firstOf(tx: Transaction, communityCode: string, posts: readonly string[]): Promise<Recipient[]> {
    const staff = await this.territory.staffOf(tx, communityCode)
    for (const post of posts) {
      const holding = staff.filter((one) => one.post === post)
      if (holding.length > 0) return holding.map(({ id }) => member(id))
    }
    return this.office(communityCode)
  }
}

export function member(id: string): Recipient {
  return { kind: 'STAFF', id }
}

export function provider(id: string): Recipient {
  return { kind: 'PROVIDER', id }
}
