import { Arg, Authorized, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql'
import { connection, page, type Connection, type SubgraphContext } from '../../../shared/graphql'
import { afterTime } from '../paging/cursor'
import type { Resident } from '../resident/resident'
import type { ResidentLoaders } from '../resident/resident.loader'
import { ResidentType } from '../resident/resident.type'
import type { Staff } from '../staff/staff'
import type { StaffLoaders } from '../staff/staff.loader'
import { StaffMemberType } from '../staff/staff.type'
import type { Visit } from './visit'
import { RecordVisitInput } from './visit.input'
import type { VisitService } from './visit.service'
import { VisitConnection, VisitType } from './visit.type'

@Resolver(() => VisitType)
export class VisitResolver {
  constructor(
    private readonly service: VisitService,
    private readonly residents: ResidentLoaders,
    private readonly staff: StaffLoaders,
  ) {}

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => VisitType)
  recordVisit(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => RecordVisitInput) input: RecordVisitInput,
  ): Promise<Visit> {
    return this.service.record(context, input)
  }

  @FieldResolver(() => ResidentType)
  resident(@Root() visit: Visit, @Ctx() context: SubgraphContext): Promise<Resident | null> {
    return this.residents.visible(context, visit.residentId)
  }

  @FieldResolver(() => StaffMemberType)
  by(@Root() visit: Visit, @Ctx() context: SubgraphContext): Promise<Staff | null> {
    return this.staff.byId.load(context, visit.staffMemberId)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @FieldResolver(() => String, { nullable: true, description: "The worker's own note: for the station only." })
  note(@Root() visit: Visit): string | null {
    return this.service.heard(visit, 'note')
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the household needs, in its own words; a worker opens a case from it.',
  })
  need(@Root() visit: Visit): string | null {
    return this.service.heard(visit, 'need')
  }
}

@Resolver(() => ResidentType)
export class ResidentVisitResolver {
  constructor(private readonly service: VisitService) {}

  @FieldResolver(() => VisitConnection, { nullable: true })
  async visits(
    @Root() resident: Resident,
    @Ctx() context: SubgraphContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<Connection<Visit>> {
    const asked = page(first, after)
    const visits = await this.service.ofResident(context, resident, { first: asked.first, after: afterTime(asked) })
    const key = (visit: Visit) => [visit.at.toISOString(), visit.id]
    return connection(visits, asked, key, () => this.service.count(context, resident))
  }
}
