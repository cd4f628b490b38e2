import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import type { CaseLoaders } from '../case/case.loader'
import { CaseType } from '../case/case.type'
import type { ReferralLoaders } from '../referral/referral.loader'
import { ReferralType } from '../referral/referral.type'
import type { UrgingService } from './urging.service'

@Resolver()
export class UrgingResolver {
  constructor(
    private readonly urging: UrgingService,
    private readonly cases: CaseLoaders,
    private readonly referrals: ReferralLoaders,
  ) {}

  @Authorized('STATIONMASTER', 'STATION_WORKER', 'SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER')
  @Mutation(() => CaseType, {
    description:
      'Hurries the responsible worker (case) or the provider (referral); the one urged is told at once. At most once in ten minutes.',
  })
  async urgeCase(
    @Arg('id', () => ID) id: string,
    @Arg('message', () => String, { nullable: true }) message: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    await this.urging.urgeCase(context, id, message ?? null)
    return this.cases.byId.load(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER', 'SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER')
  @Mutation(() => ReferralType)
  async urgeReferral(
    @Arg('id', () => ID) id: string,
    @Arg('message', () => String, { nullable: true }) message: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    await this.urging.urgeReferral(context, id, message ?? null)
    return this.referrals.byId.load(context, id)
  }
}
