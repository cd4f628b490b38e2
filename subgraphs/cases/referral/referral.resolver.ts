import { Arg, Authorized, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import type { Clock } from '../../../shared/clock'
import { connection, type SubgraphContext } from '../../../shared/graphql'
import type { CaseLoaders } from '../case/case.loader'
import { CaseType } from '../case/case.type'
import { datedPage } from '../keyset'
import { ProviderInterface, providerRef } from '../provider/provider.type'
import { isOverdue, type Referral, type ReferralStatus } from './referral'
import type { ReferralLoaders } from './referral.loader'
import type { ReferralReadingService } from './referral-reading.service'
import { ReferralConnection, ReferralStatusEnum, ReferralType } from './referral.type'

@Resolver(() => ReferralType)
export class ReferralResolver {
  constructor(
    private readonly reading: ReferralReadingService,
    private readonly loaders: ReferralLoaders,
    private readonly cases: CaseLoaders,
    private readonly clock: Clock,
  ) {}

  @Authorized()
  @Query(() => ReferralType, { nullable: true })
  referral(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext) {
    return this.loaders.byId.load(context, id)
  }

  @Authorized()
  @Query(() => ReferralConnection, { description: 'For whoever coordinates: what is out, late first.' })
  @Directive('@listSize(slicingArguments: ["first"], sizedFields: ["edges"])')
  async referrals(
    @Arg('area', () => ID, { nullable: true }) area: string | null,
    @Arg('status', () => [ReferralStatusEnum], { nullable: true }) status: ReferralStatus[] | null,
    @Arg('overdue', () => Boolean, { nullable: true }) overdue: boolean | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    const asked = datedPage(first, after)
    const question = { area: area ?? null, status: status ?? null, overdue: overdue ?? null }
    const { rows, count } = await this.reading.list(context, question, asked)
    return connection(rows, asked, (referral) => [referral.completeBy.toISOString(), referral.id], count)
  }

  @FieldResolver(() => CaseType)
  case(@Root() { caseId }: Referral, @Ctx() context: SubgraphContext) {
    return this.cases.byId.load(context, caseId)
  }

  @FieldResolver(() => ProviderInterface, { nullable: true })
  provider(@Root() { providerId, providerKind }: Referral) {
    return providerRef(providerId, providerKind)
  }

  @FieldResolver(() => Boolean)
  overdue(@Root() referral: Referral) {
    return isOverdue(referral, this.clock.now())
  }
}

@Resolver(() => CaseType)
export class CaseReferralsResolver {
  constructor(private readonly loaders: ReferralLoaders) {}

  @FieldResolver(() => [ReferralType])
  referrals(@Root() { id }: { id: string }, @Ctx() context: SubgraphContext) {
    return this.loaders.ofCase.load(context, id)
  }
}
