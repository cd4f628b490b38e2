import { Arg, Authorized, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import type { CaseLoaders } from './case.loader'
import { CaseType } from './case.type'
import type { EscalationService } from './escalation.service'

/** Cases handed up, and back. */
@Resolver()
export class EscalationResolver {
  constructor(
    private readonly escalation: EscalationService,
    private readonly loaders: CaseLoaders,
  ) {}

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => CaseType, { description: 'Hands a case up to the subdistrict, which calls the departments in.' })
  async escalateCase(
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('reason') reason: string,
    @Ctx() context: SubgraphContext,
  ) {
    await this.escalation.escalate(context, id, expectedVersion, reason)
    return this.loaders.byId.load(context, id)
  }

  @Authorized('SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER')
  @Mutation(() => CaseType, { description: 'For the officer it was handed to: the station has it again.' })
  async handBackCase(
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('reason') reason: string,
    @Ctx() context: SubgraphContext,
  ) {
    await this.escalation.handBack(context, id, expectedVersion, reason)
    return this.loaders.byId.load(context, id)
  }
}
