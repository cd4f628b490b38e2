import { Arg, Authorized, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import { AssessCaseInput, OpenCaseInput, PlanGoalInput } from './case.input'
import type { CaseLoaders } from './case.loader'
import type { CaseService } from './case.service'
import { CaseType } from './case.type'
import type { ClosureService } from './closure.service'
import type { IntakeService } from './intake.service'

interface Services {
  readonly intake: IntakeService
  readonly work: CaseService
  readonly closure: ClosureService
}

/** The steps of a case. Each change names the version it was decided on. */
@Resolver()
export class CaseStepsResolver {
  constructor(
    private readonly services: Services,
    private readonly loaders: CaseLoaders,
  ) {}

  @Authorized('STATIONMASTER', 'STATION_WORKER', 'RESIDENT')
  @Mutation(() => CaseType)
  async openCase(@Arg('input') input: OpenCaseInput, @Ctx() context: SubgraphContext) {
    return this.loaders.byId.load(context, await this.services.intake.open(context, input))
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => CaseType)
  async acceptCase(
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('assigneeId', () => ID, { nullable: true }) assigneeId: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    await this.services.work.accept(context, id, expectedVersion, assigneeId ?? null)
    return this.loaders.byId.load(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => CaseType)
  async redirectCase(
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('to') to: string,
    @Arg('reason') reason: string,
    @Ctx() context: SubgraphContext,
  ) {
    await this.services.work.redirect(context, id, expectedVersion, to, reason)
    return this.loaders.byId.load(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => CaseType)
  async assessCase(@Arg('input') input: AssessCaseInput, @Ctx() context: SubgraphContext) {
    await this.services.work.assess(context, input)
    return this.loaders.byId.load(context, input.caseId)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => CaseType)
  async planCase(
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('goals', () => [PlanGoalInput]) goals: PlanGoalInput[],
    @Ctx() context: SubgraphContext,
  ) {
    await this.services.work.plan(context, id, expectedVersion, goals)
    return this.loaders.byId.load(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => CaseType)
  async startCase(
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Ctx() context: SubgraphContext,
  ) {
    await this.services.work.start(context, id, expectedVersion)
    return this.loaders.byId.load(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => CaseType)
  async resolveCase(
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('outcome') outcome: string,
    @Arg('goalsAchieved', () => [ID], { nullable: true }) goalsAchieved: string[] | null,
    @Ctx() context: SubgraphContext,
  ) {
    await this.services.closure.resolve(context, id, expectedVersion, outcome, goalsAchieved ?? [])
    return this.loaders.byId.load(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => CaseType)
  async closeCase(
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('certificateText', () => String, { nullable: true }) certificateText: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    await this.services.closure.close(context, id, expectedVersion, certificateText ?? null)
    return this.loaders.byId.load(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => CaseType)
  async reopenCase(
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('reason') reason: string,
    @Ctx() context: SubgraphContext,
  ) {
    await this.services.closure.reopen(context, id, expectedVersion, reason)
    return this.loaders.byId.load(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER', 'RESIDENT')
  @Mutation(() => CaseType)
  async withdrawCase(
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('reason') reason: string,
    @Ctx() context: SubgraphContext,
  ) {
    await this.services.closure.withdraw(context, id, expectedVersion, reason)
    return this.loaders.byId.load(context, id)
  }
}
