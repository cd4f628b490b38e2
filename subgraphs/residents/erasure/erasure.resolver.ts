import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import type { Resident } from '../resident/resident'
import { ResidentType } from '../resident/resident.type'
import type { ErasureService } from './erasure.service'
import type { ExportService } from './export.service'

/** A resident's rights to a copy and to be forgotten; the stationmaster or a worker acts at the resident's request. */
@Resolver(() => ResidentType)
export class ErasureResolver {
  constructor(
    private readonly erasures: ErasureService,
    private readonly copies: ExportService,
  ) {}

  @Authorized('STATIONMASTER', 'RESIDENT')
  @Mutation(() => ResidentType, {
    description: "Erases the resident's personal data for good; cases and figures stay, without the person.",
  })
  eraseResident(
    @Ctx() context: SubgraphContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<Resident> {
    return this.erasures.erase(context, id, reason)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER', 'RESIDENT')
  @Mutation(() => String, {
    description:
      "All that the residents subgraph holds about one person, as JSON text (the resident's right to a copy).",
  })
  exportResident(@Ctx() context: SubgraphContext, @Arg('id', () => ID) id: string): Promise<string> {
    return this.copies.export(context, id, context.operationName ?? 'exportResident')
  }
}
