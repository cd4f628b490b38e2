import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import { NotFound } from '../../../shared/errors'
import type { SubgraphContext } from '../../../shared/graphql'
import type { OfferService } from './offer.service'
import { OfferReferralInput, ReferralOutcomeInput } from './referral.input'
import type { Referral } from './referral'
import type { ReferralLoaders } from './referral.loader'
import type { ReferralService } from './referral.service'
import { ReferralAnswerEnum, ReferralType } from './referral.type'

/** The steps of a referral. */
@Resolver()
export class ReferralStepsResolver {
  constructor(
    private readonly offers: OfferService,
    private readonly referrals: ReferralService,
    private readonly loaders: ReferralLoaders,
  ) {}

  @Authorized('STATIONMASTER', 'STATION_WORKER', 'SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER')
  @Mutation(() => [ReferralType])
  async offerReferral(@Arg('input') input: OfferReferralInput, @Ctx() context: SubgraphContext) {
    const ids = await this.offers.offer(context, input)
    return Promise.all(ids.map((id) => this.loaders.byId.load(context, id)))
  }

  @Authorized('PARTNER', 'VOLUNTEER_COORDINATOR')
  @Mutation(() => ReferralType, { description: 'For the provider it was offered to.' })
  async answerReferral(
    @Arg('id', () => ID) id: string,
    @Arg('answer', () => ReferralAnswerEnum) answer: 'ACCEPT' | 'DECLINE',
    @Arg('reason', () => String, { nullable: true }) reason: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    await this.referrals.answer(context, id, answer === 'ACCEPT', reason ?? null)
    return this.asItStands(context, id)
  }

  @Authorized('PARTNER', 'VOLUNTEER_COORDINATOR')
  @Mutation(() => ReferralType)
  async checkInReferral(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext) {
    await this.referrals.checkIn(context, id)
    return this.asItStands(context, id)
  }

  @Authorized('PARTNER', 'VOLUNTEER_COORDINATOR')
  @Mutation(() => ReferralType)
  async reportReferral(
    @Arg('id', () => ID) id: string,
    @Arg('outcome') outcome: ReferralOutcomeInput,
    @Ctx() context: SubgraphContext,
  ) {
    await this.referrals.report(context, id, outcome)
    return this.asItStands(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => ReferralType, {
    description: 'For the station: the feedback holds (CONFIRMED), or it goes back to the provider.',
  })
  async confirmReferral(
    @Arg('id', () => ID) id: string,
    @Arg('accepted') accepted: boolean,
    @Arg('reason', () => String, { nullable: true }) reason: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    await this.referrals.confirm(context, id, accepted, reason ?? null)
    return this.loaders.byId.load(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER', 'SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER')
  @Mutation(() => ReferralType)
  async withdrawReferral(
    @Arg('id', () => ID) id: string,
    @Arg('reason') reason: string,
    @Ctx() context: SubgraphContext,
  ) {
    await this.referrals.withdraw(context, id, reason)
    return this.loaders.byId.load(context, id)
  }

  /** A provider does not see any more what the station has taken back since. Throws NotFound. */
  private async asItStands(context: SubgraphContext, id: string): Promise<Referral> {
    const referral = await this.loaders.byId.load(context, id)
    if (!referral) throw new NotFound('referral')
    return referral
  }
}
