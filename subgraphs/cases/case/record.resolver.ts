import { Arg, Authorized, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import { refer } from '../references.type'
import { CaseNoteType } from './case-parts.type'
import type { CaseLoaders } from './case.loader'
import { CaseType } from './case.type'
import type { RecordService } from './record.service'

/** What the station keeps with a case beside its steps. */
@Resolver()
export class RecordResolver {
  constructor(
    private readonly record: RecordService,
    private readonly loaders: CaseLoaders,
  ) {}

  @Authorized('STATIONMASTER')
  @Mutation(() => CaseType)
  async reassignCase(
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('assigneeId', () => ID) assigneeId: string,
    @Ctx() context: SubgraphContext,
  ) {
    await this.record.reassign(context, id, expectedVersion, assigneeId)
    return this.loaders.byId.load(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => CaseNoteType)
  async addNote(@Arg('caseId', () => ID) caseId: string, @Arg('body') body: string, @Ctx() context: SubgraphContext) {
    const note = await this.record.addNote(context, caseId, body)
    return { ...note, by: refer(note.byId) }
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => CaseType)
  async receiveDocument(
    @Arg('caseId', () => ID) caseId: string,
    @Arg('name') name: string,
    @Ctx() context: SubgraphContext,
  ) {
    await this.record.receiveDocument(context, caseId, name)
    return this.loaders.byId.load(context, caseId)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => CaseType, { description: 'Stops the clock while the station waits for the resident.' })
  async pauseCase(
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('reason') reason: string,
    @Ctx() context: SubgraphContext,
  ) {
    await this.record.pause(context, id, expectedVersion, reason)
    return this.loaders.byId.load(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => CaseType)
  async resumeCase(
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Ctx() context: SubgraphContext,
  ) {
    await this.record.resume(context, id, expectedVersion)
    return this.loaders.byId.load(context, id)
  }
}
