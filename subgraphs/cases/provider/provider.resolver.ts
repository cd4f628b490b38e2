import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { connection, type SubgraphContext } from '../../../shared/graphql'
import { datedPage } from '../keyset'
import type { ReferralStatus } from '../referral/referral'
import type { ReferralLoaders } from '../referral/referral.loader'
import { ReferralConnection, ReferralStatusEnum } from '../referral/referral.type'
import { emptyRecord } from './provider'
import type { ProviderLoaders } from './provider.loader'
import { OrganizationRef, TrackRecordType, VolunteerGroupRef } from './provider.type'

interface Loaders {
  readonly referrals: ReferralLoaders
  readonly providers: ProviderLoaders
}

async function referralsOf(
  loaders: ReferralLoaders,
  context: SubgraphContext,
  id: string,
  asked: { status: ReferralStatus[] | null; first: number | null; after: string | null },
) {
  const status = asked.status ?? null
  const page = datedPage(asked.first, asked.after)
  const rows = await loaders.ofProvider.load(context, id, { status, page })
  const count = async () => (await loaders.countOfProvider.load(context, id, { status }))[0]?.count ?? 0
  return connection(rows, page, (referral) => [referral.offeredAt.toISOString(), referral.id], count)
}

@Resolver(() => OrganizationRef)
export class OrganizationReferralsResolver {
  constructor(private readonly loaders: Loaders) {}

  @FieldResolver(() => ReferralConnection, { nullable: true })
  referrals(
    @Root() { id }: OrganizationRef,
    @Arg('status', () => [ReferralStatusEnum], { nullable: true }) status: ReferralStatus[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    return referralsOf(this.loaders.referrals, context, id, { status, first, after })
  }

  @FieldResolver(() => TrackRecordType, {
    nullable: true,
    description: 'How this provider has done on referrals so far.',
  })
  async trackRecord(@Root() { id }: OrganizationRef, @Ctx() context: SubgraphContext) {
    return (await this.loaders.providers.record.load(context, id)) ?? emptyRecord(id)
  }
}

@Resolver(() => VolunteerGroupRef)
export class GroupReferralsResolver {
  constructor(private readonly loaders: Loaders) {}

  @FieldResolver(() => ReferralConnection, { nullable: true })
  referrals(
    @Root() { id }: VolunteerGroupRef,
    @Arg('status', () => [ReferralStatusEnum], { nullable: true }) status: ReferralStatus[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    return referralsOf(this.loaders.referrals, context, id, { status, first, after })
  }

  @FieldResolver(() => TrackRecordType, { nullable: true })
  async trackRecord(@Root() { id }: VolunteerGroupRef, @Ctx() context: SubgraphContext) {
    return (await this.loaders.providers.record.load(context, id)) ?? emptyRecord(id)
  }
}
