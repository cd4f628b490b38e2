import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Proposal, ProposalStatus } from './proposal'
import type { ProposalFilter, ProposalStore } from './proposal.store'

const columns = `id, kind, status, author_name as "authorName", area_code as "areaCode", body, supporters, answer,
  submitted_at as "submittedAt"`
const filtered = `($1::text is null or area_code = $1 or (area_code >= $1 || '.' and area_code < $1 || '/'))
  and ($2::text is null or kind = $2) and ($3::text is null or status = $3)`

export class PgProposalStore implements ProposalStore {
  byIds(tx: Transaction, ids: readonly string[]): Promise<Proposal[]> {
    return sql<Proposal>(tx, `/* proposalsById */ select ${columns} from proposal where id = any($1::uuid[])`, [ids])
  }

  list(
    tx: Transaction,
    { areaCode, kind, status }: ProposalFilter,
    { first, after }: { first: number; after: readonly [string, string] | null },
  ): Promise<Proposal[]> {
    return sql<Proposal>(
      tx,
      `/* proposals */ select ${columns} from proposal
       where ${filtered} and ($4::timestamptz is null or (submitted_at, id) < ($4, $5::uuid))
       order by submitted_at desc, id desc limit $6`,
      [areaCode, kind, status, after?.[0] ?? null, after?.[1] ?? null, first + 1],
    )
  }

  async count(tx: Transaction, { areaCode, kind, status }: ProposalFilter): Promise<number> {
    const text = `/* countProposals */ select count(*)::int as count from proposal where ${filtered}`
    return (await sql<{ count: number }>(tx, text, [areaCode, kind, status]))[0]?.count ?? 0
  }

  ofAuthor(tx: Transaction, authorId: string): Promise<Proposal[]> {
    return sql<Proposal>(
      tx,
      `/* proposalsOfAuthor */ select ${columns} from proposal
       join proposal_author on proposal_author.proposal_id = proposal.id
       where author_id = $1 order by submitted_at, id`,
      [authorId],
    )
  }

  async insert(tx: Transaction, proposal: Proposal, authorId: string): Promise<void> {
    const { id, kind, status, authorName, areaCode, body, submittedAt } = proposal
    await sql(
      tx,
      `/* submitProposal */ insert into proposal (id, kind, status, author_name, area_code, body, submitted_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, kind, status, authorName, areaCode, body, submittedAt],
    )
    await sql(tx, '/* proposalAuthor */ insert into proposal_author (proposal_id, author_id) values ($1, $2)', [
      id,
      authorId,
    ])
  }

  async support(tx: Transaction, id: string, supporterId: string, at: Date): Promise<boolean> {
    const counted = await sql(
      tx,
      `/* supportProposal */ with first as (
         insert into proposal_support (proposal_id, supporter_id, at) values ($1, $2, $3)
         on conflict do nothing returning proposal_id
       ) update proposal set supporters = supporters + 1 from first where proposal.id = first.proposal_id returning id`,
      [id, supporterId, at],
    )
    return counted.length === 1
  }

  async answer(tx: Transaction, id: string, status: ProposalStatus, answer: string | null): Promise<boolean> {
    const changed = await sql(
      tx,
      `/* answerProposal */ update proposal set status = $2, answer = coalesce($3, answer)
       where id = $1 and status = 'OPEN' returning id`,
      [id, status, answer],
    )
    return changed.length === 1
  }

  async eraseAuthor(tx: Transaction, authorId: string, name: string): Promise<void> {
    await sql(
      tx,
      `/* eraseAuthor */ with gone as (delete from proposal_author where author_id = $1 returning proposal_id)
       update proposal set author_name = $2 from gone where proposal.id = gone.proposal_id`,
      [authorId, name],
    )
  }
}
