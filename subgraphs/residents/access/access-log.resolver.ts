import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { connection, page, type Connection, type SubgraphContext } from '../../../shared/graphql'
import { afterNumber } from '../paging/cursor'
import type { Resident } from '../resident/resident'
import { ResidentType } from '../resident/resident.type'
import type { AccessEntry } from './access-entry'
import type { AccessLogService } from './access-log.service'
import { AccessLogConnection } from './access-log.type'

@Resolver(() => ResidentType)
export class AccessLogResolver {
  constructor(private readonly service: AccessLogService) {}

  @FieldResolver(() => AccessLogConnection, {
    nullable: true,
    description: 'Who read which of these personal fields, newest first; for the resident and the station.',
  })
  async accessLog(
    @Root() resident: Resident,
    @Ctx() context: SubgraphContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<Connection<AccessEntry>> {
    const asked = page(first, after)
    const entries = await this.service.read(context, resident, { first: asked.first, after: afterNumber(asked) })
    const key = (entry: AccessEntry) => [entry.at.toISOString(), String(entry.number)]
    return connection(entries, asked, key, () => this.service.count(context, resident))
  }
}
