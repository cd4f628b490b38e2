import { Arg, Authorized, Ctx, Directive, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { Service } from '../service/service'
import { ServiceType } from '../service/service.type'
import { CaseRef } from './case.type'
import { ServiceMatchType } from './match.type'
import type { FoundMatch, MatchingService } from './matching.service'
import { caseFields, needOf } from './need-of-case'

@Resolver(() => CaseRef)
export class CaseMatchesResolver {
  constructor(private readonly matching: MatchingService) {}

  @FieldResolver(() => [ServiceMatchType], {
    nullable: true,
    description: 'Services that can take this need on, best first.',
  })
  @Directive(`@requires(fields: "${caseFields}")`)
  @Directive('@listSize(slicingArguments: ["first"])')
  @Authorized('STATIONMASTER', 'STATION_WORKER', 'SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER')
  serviceMatches(
    @Root() need: CaseRef,
    @Ctx() context: SubgraphContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10 }) first?: number | null,
  ): Promise<FoundMatch[]> {
    return this.matching.matches(context, needOf(need), first ?? null)
  }
}

@Resolver(() => ServiceMatchType)
export class ServiceMatchResolver {
  constructor(private readonly matching: MatchingService) {}

  @FieldResolver(() => ServiceType)
  service(@Root() match: FoundMatch, @Ctx() context: SubgraphContext): Promise<Service> {
    return this.matching.serviceOf(context, match)
  }
}
