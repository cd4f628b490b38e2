import { Arg, Ctx, Directive, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { page, type SubgraphContext } from '../../../shared/graphql'
import type { Case } from '../case/case'
import { seesCandidates } from '../case/case.policy'
import { CaseType } from '../case/case.type'
import type { CandidateLoader } from './candidate.loader'
import { CandidateListType } from './candidate.type'

@Resolver(() => CaseType)
export class CandidateResolver {
  constructor(private readonly candidatesOf: CandidateLoader) {}

  @FieldResolver(() => CandidateListType, {
    nullable: true,
    description: 'Everyone who can take this need on, from every match source on the hub, best first.',
  })
  @Directive('@listSize(slicingArguments: ["first"], sizedFields: ["items"])')
  candidates(
    @Root() the: Case,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10 }) first: number | null,
    @Ctx() context: SubgraphContext,
  ) {
    const asked = page(first, null, 10)
    return seesCandidates(context.viewer, the) ? this.candidatesOf.load(context, the.id, asked.first) : null
  }
}
