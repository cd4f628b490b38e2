import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import type { CaseLoaders } from '../case/case.loader'
import { CaseType } from '../case/case.type'
import { EvaluateInput } from './evaluation.input'
import type { EvaluationService } from './evaluation.service'

@Resolver()
export class EvaluationResolver {
  constructor(
    private readonly evaluations: EvaluationService,
    private readonly loaders: CaseLoaders,
  ) {}

  @Authorized('RESIDENT', 'STATIONMASTER', 'STATION_WORKER', 'PARTNER', 'VOLUNTEER_COORDINATOR')
  @Mutation(() => CaseType)
  async evaluateCase(@Arg('input') input: EvaluateInput, @Ctx() context: SubgraphContext) {
    await this.evaluations.evaluate(context, input)
    return this.loaders.byId.load(context, input.caseId)
  }
}
