import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import type { CaseLoaders } from '../case/case.loader'
import type { ReferralLoaders } from '../referral/referral.loader'
import { ReferralType } from '../referral/referral.type'
import type { ApplyingService } from './applying.service'
import type { DispatchPlan } from './dispatch'
import type { DispatchService } from './dispatch.service'
import { DispatchAssignmentType, DispatchPlanType, UnassignedCaseType } from './dispatch.type'

@Resolver(() => DispatchPlanType)
export class DispatchResolver {
  constructor(
    private readonly dispatch: DispatchService,
    private readonly applying: ApplyingService,
    private readonly loaders: { readonly cases: CaseLoaders; readonly referrals: ReferralLoaders },
  ) {}

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Query(() => DispatchPlanType, { nullable: true })
  dispatchPlan(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext) {
    return this.dispatch.byId(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => DispatchPlanType, {
    description: 'Computes a plan and keeps it; nothing is offered until it is applied.',
  })
  async planDispatch(
    @Arg('caseIds', () => [ID], { nullable: true }) caseIds: string[] | null,
    @Arg('area', () => ID, { nullable: true }) area: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    const id = await this.dispatch.plan(context, caseIds ?? null, area ?? null)
    return this.dispatch.byId(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => [ReferralType], {
    description:
      "Within half an hour: offers what of the plan still holds. What no longer does is then among the plan's unassigned cases.",
  })
  async applyDispatch(@Arg('planId', () => ID) planId: string, @Ctx() context: SubgraphContext) {
    const ids = await this.applying.apply(context, planId)
    return Promise.all(ids.map((id) => this.loaders.referrals.byId.load(context, id)))
  }

  @FieldResolver(() => [DispatchAssignmentType])
  assignments(@Root() { assignments }: DispatchPlan, @Ctx() context: SubgraphContext) {
    return this.withCases(context, assignments)
  }

  @FieldResolver(() => [UnassignedCaseType])
  unassigned(@Root() { unassigned }: DispatchPlan, @Ctx() context: SubgraphContext) {
    return this.withCases(context, unassigned)
  }

  /** Only of cases that the viewer may read. */
  private async withCases<Row extends { readonly caseId: string }>(context: SubgraphContext, rows: readonly Row[]) {
    const cases = await Promise.all(rows.map(({ caseId }) => this.loaders.cases.byId.load(context, caseId)))
    return rows.flatMap((row, index) => (cases[index] ? [{ ...row, case: cases[index] }] : []))
  }
}
