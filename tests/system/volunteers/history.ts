import type { MortalHub } from './mortal-hub'

export interface KnownClaim {
  readonly id: string
  readonly task: string
  readonly group: string
  readonly seats: number
  status: 'HELD' | 'RELEASED' | 'SERVED'
}

export interface KnownGift {
  readonly entry: string
  readonly from: string
  readonly to: string
  readonly minutes: number
}

/** What clients have been told was done, to be held against what the hub has kept. */
export class History {
  readonly claims = new Map<string, KnownClaim>()
  readonly gifts = new Map<string, KnownGift>()
  /** Minutes confirmed, by claim. */
  readonly service = new Map<string, { readonly volunteer: string; readonly minutes: number }>()
  readonly #waiting: { readonly count: number; readonly go: () => void }[] = []

  /** Resolves when so many claims have been acknowledged. */
  reaches(count: number): Promise<void> {
    return new Promise((go) => this.#waiting.push({ count, go }))
  }

  claimed(claim: KnownClaim): void {
    if (this.claims.has(claim.id)) throw new Error(`claim ${claim.id} was given to two clients`)
    this.claims.set(claim.id, claim)
    for (const { count, go } of this.#waiting) if (this.claims.size >= count) go()
  }

  claim(id: string): KnownClaim {
    const found = this.claims.get(id)
    if (!found) throw new Error(`nobody was told of claim ${id}`)
    return found
  }

  /** What each volunteer must have: minutes served and received, less what they gave. */
  balances(): Map<string, number> {
    const balances = new Map<string, number>()
    const add = (who: string, minutes: number) => balances.set(who, (balances.get(who) ?? 0) + minutes)
    for (const { volunteer, minutes } of this.service.values()) add(volunteer, minutes)
    for (const { from, to, minutes } of this.gifts.values()) {
      add(from, -minutes)
      add(to, minutes)
    }
    return balances
  }
}

/** Every task with what it says is taken and what its claims say. */
export function tasksIn(hub: MortalHub) {
  return hub.sql<{ id: string; seats: number; taken: number; claimed: number; status: string }>(
    `select id, seats, seats_taken as taken, status, (
       select coalesce(sum(seats), 0)::integer from claim where task_id = task.id and claim.status <> 'RELEASED'
     ) as claimed from task order by seats desc, starts_at`,
  )
}

export function claimsIn(hub: MortalHub) {
  return hub.sql<KnownClaim>('select id, task_id as task, group_id as "group", seats, status from claim order by id')
}

/** Assignments that stand. */
export function serviceIn(hub: MortalHub) {
  return hub.sql<{ claim: string; volunteer: string; minutes: number; status: string }>(
    `select claim_id as claim, volunteer_id as volunteer, status, confirmed_minutes as minutes from assignment
     where cancelled_at is null order by claim_id`,
  )
}

/** How often each claim was told of. */
export function toldIn(hub: MortalHub) {
  return hub.sql<{ kind: string; claim: string; times: number }>(
    `select kind, aggregate_id as claim, count(*)::integer as times from event
     where kind in ('claim.made', 'claim.released') group by kind, aggregate_id order by kind, aggregate_id`,
  )
}

/** Whatever is wrong with the time bank's books, by the rules of double entry. */
export function faultsOfBooks(hub: MortalHub) {
  return hub.sql<{ fault: string }>(`
    select 'the sum over all accounts is ' || sum(balance_minutes) as fault from account having sum(balance_minutes) <> 0
    union all
    select 'below 0: ' || id from account where volunteer_id is not null and balance_minutes < 0
    union all
    select 'balance of ' || account.id || ' is not its entries'' sum' from account left join entry on account_id = account.id
      group by account.id having balance_minutes <> coalesce(sum(minutes), 0) or entries <> count(entry.id)
    union all
    select 'entry ' || id || ' does not continue the one before' from (
      select *, coalesce(lag(balance_after) over running, 0) as before, coalesce(lag(number) over running, 0) as last
      from entry window running as (partition by account_id order by number)
    ) as line where balance_after <> before + minutes or number <> last + 1
    union all
    select 'transfer ' || transfer_id || ' has no two sides' from entry group by transfer_id
      having count(*) <> 2 or sum(minutes) <> 0`)
}

export function balancesIn(hub: MortalHub) {
  return hub.sql<{ volunteer: string; minutes: number }>(
    'select volunteer_id as volunteer, balance_minutes as minutes from account where volunteer_id is not null',
  )
}
