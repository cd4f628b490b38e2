import { Arg, Authorized, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { connection, page, type Connection, type SubgraphContext } from '../../../shared/graphql'
import type { Area } from '../area/area'
import type { AreaLoaders } from '../area/area.loader'
import { AreaType } from '../area/area.type'
import { afterTime } from '../paging/cursor'
import type { Proposal, ProposalKind, ProposalStatus } from './proposal'
import { SubmitProposalInput } from './proposal.input'
import type { ProposalService } from './proposal.service'
import { ProposalConnection, ProposalKindEnum, ProposalStatusEnum, ProposalType } from './proposal.type'

@Resolver(() => ProposalType)
export class ProposalResolver {
  constructor(
    private readonly service: ProposalService,
    private readonly areas: AreaLoaders,
  ) {}

  @Query(() => ProposalConnection, { description: 'What residents have proposed, newest first. Public.' })
  @Directive('@listSize(slicingArguments: ["first"], sizedFields: ["edges"])')
  async proposals(
    @Ctx() context: SubgraphContext,
    @Arg('area', () => ID, { nullable: true }) area: string | null,
    @Arg('kind', () => ProposalKindEnum, { nullable: true }) kind: ProposalKind | null,
    @Arg('status', () => ProposalStatusEnum, { nullable: true }) status: ProposalStatus | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<Connection<Proposal>> {
    const asked = page(first, after)
    const filter = { areaCode: area ?? null, kind: kind ?? null, status: status ?? null }
    const found = await this.service.list(context, filter, { first: asked.first, after: afterTime(asked) })
    const key = (proposal: Proposal) => [proposal.submittedAt.toISOString(), proposal.id]
    return connection(found, asked, key, () => this.service.count(context, filter))
  }

  @Authorized('RESIDENT')
  @Mutation(() => ProposalType)
  submitProposal(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => SubmitProposalInput) input: SubmitProposalInput,
  ): Promise<Proposal> {
    return this.service.submit(context, input)
  }

  @Authorized('RESIDENT')
  @Mutation(() => ProposalType, { description: 'Once a person.' })
  supportProposal(@Ctx() context: SubgraphContext, @Arg('id', () => ID) id: string): Promise<Proposal> {
    return this.service.support(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => ProposalType)
  answerProposal(
    @Ctx() context: SubgraphContext,
    @Arg('id', () => ID) id: string,
    @Arg('answer', () => String) answer: string,
    @Arg('status', () => ProposalStatusEnum) status: ProposalStatus,
  ): Promise<Proposal> {
    return this.service.answer(context, id, answer, status)
  }

  @FieldResolver(() => AreaType)
  area(@Root() proposal: Proposal, @Ctx() context: SubgraphContext): Promise<Area | null> {
    return this.areas.byCode.load(context, proposal.areaCode)
  }
}
