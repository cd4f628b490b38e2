import type { Clock, Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { Forbidden, IllegalTransition, NotFound } from '../../../shared/errors'
import { once } from '../../../shared/idempotency'
import { Checks, isUuid } from '../../../shared/validation'
import type { AreaStore } from '../area/area.store'
import type { Resident } from '../resident/resident'
import type { ResidentStore } from '../resident/resident.store'
import { answered, type Proposal, type ProposalKind, type ProposalStatus } from './proposal'
import { mayAnswer, mayPropose, maySupport } from './proposal.policy'
import type { ProposalFilter, ProposalStore } from './proposal.store'

export interface NewProposal {
  readonly kind: ProposalKind
  readonly areaCode: string
  readonly body: string
  readonly idempotencyKey?: string | null
}

export interface ProposalPorts {
  readonly proposals: ProposalStore
  readonly residents: ResidentStore
  readonly areas: AreaStore
  readonly clock: Clock
  readonly ids: Ids
}

export class ProposalService {
  constructor(private readonly ports: ProposalPorts) {}

  /** Newest first, one more than asked. */
  list(
    caller: Caller,
    filter: ProposalFilter,
    page: { first: number; after: readonly [string, string] | null },
  ): Promise<Proposal[]> {
    return caller.read((tx) => this.ports.proposals.list(tx, filter, page))
  }

  count(caller: Caller, filter: ProposalFilter): Promise<number> {
    return caller.read((tx) => this.ports.proposals.count(tx, filter))
  }

  /** Posts what a resident proposes, under the preferred name. Throws ValidationFailed. */
  submit(caller: Caller, { idempotencyKey, ...input }: NewProposal): Promise<Proposal> {
    const checks = new Checks()
    const body = checks.text('input.body', input.body, { max: 2000 })
    return caller.write(async (tx) => {
      const author = await this.self(caller, tx)
      const [area] = await this.ports.areas.byCodes(tx, [input.areaCode])
      checks.that(area !== undefined && mayPropose(author, input.areaCode), 'input.areaCode', 'Is not where you live.')
      checks.done()
      const asked = { operation: 'submitProposal', key: idempotencyKey, input }
      const { id } = await once(tx, asked, async () => {
        const { kind, areaCode } = input
        const posted = { id: this.ports.ids.next(), kind, areaCode, body, authorName: author.preferredName }
        const rest = { status: 'OPEN', supporters: 0, answer: null, submittedAt: this.ports.clock.now() } as const
        await this.ports.proposals.insert(tx, { ...posted, ...rest }, author.id)
        return posted.id
      })
      return this.read(tx, id)
    })
  }

  /** Counts the resident among the supporters of an open proposal, once. Throws NotFound, IllegalTransition. */
  support(caller: Caller, id: string): Promise<Proposal> {
    return caller.write(async (tx) => {
      const supporter = await this.self(caller, tx)
      const proposal = await this.read(tx, id)
      if (!maySupport(supporter, proposal)) throw new NotFound('proposal')
      if (proposal.status !== 'OPEN') throw new IllegalTransition('proposal', proposal.status, [])
      await this.ports.proposals.support(tx, proposal.id, supporter.id, this.ports.clock.now())
      return this.read(tx, id)
    })
  }

  /** The station's word on an open proposal. Throws ValidationFailed, NotFound, IllegalTransition. */
  answer(caller: Caller, id: string, answer: string, status: ProposalStatus): Promise<Proposal> {
    const checks = new Checks()
    const text = checks.text('answer', answer, { max: 2000 })
    checks.that(status !== 'OPEN', 'status', 'Must be ADOPTED, ANSWERED or DECLINED.')
    checks.done()
    return caller.write(async (tx) => {
      const proposal = await this.read(tx, id)
      if (!mayAnswer(caller.viewer, proposal)) throw new NotFound('proposal')
      const now = answered(proposal, status, text)
      if (await this.ports.proposals.answer(tx, id, status, text)) return now
      throw new IllegalTransition('proposal', (await this.read(tx, id)).status, [])
    })
  }

  private async read(tx: Transaction, id: string): Promise<Proposal> {
    const [proposal] = isUuid(id) ? await this.ports.proposals.byIds(tx, [id]) : []
    if (!proposal) throw new NotFound('proposal')
    return proposal
  }

  private async self(caller: Caller, tx: Transaction): Promise<Resident> {
    const { id } = caller.viewer
    const [resident] = isUuid(id) ? await this.ports.residents.byIds(tx, [id]) : []
    if (!resident || resident.erasedAt !== null) throw new Forbidden('Only a registered resident may do this.')
    return resident
  }
}
