import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import type { Area } from '../area/area'
import type { AreaLoaders } from '../area/area.loader'
import { AreaType } from '../area/area.type'
import type { Station } from '../station/station'
import type { StationLoaders } from '../station/station.loader'
import { StationType } from '../station/station.type'
import type { Staff } from './staff'
import type { StaffLoaders } from './staff.loader'
import type { StaffService } from './staff.service'
import { StaffMemberType } from './staff.type'

@Resolver(() => StaffMemberType)
export class StaffResolver {
  constructor(
    private readonly service: StaffService,
    private readonly staff: StaffLoaders,
    private readonly stations: StationLoaders,
    private readonly areas: AreaLoaders,
  ) {}

  @Authorized('STATIONMASTER')
  @Mutation(() => StaffMemberType)
  assignResponsibility(
    @Ctx() context: SubgraphContext,
    @Arg('staffMemberId', () => ID) staffMemberId: string,
    @Arg('areaCodes', () => [ID]) areaCodes: string[],
  ): Promise<Staff> {
    return this.service.assign(context, staffMemberId, areaCodes)
  }

  @FieldResolver(() => StationType)
  station(@Root() staff: Staff, @Ctx() context: SubgraphContext): Promise<Station | null> {
    return this.stations.byId.load(context, staff.stationId)
  }

  @FieldResolver(() => [AreaType])
  async responsibleFor(@Root() staff: Staff, @Ctx() context: SubgraphContext): Promise<(Area | null)[]> {
    const responsibilities = await this.staff.responsibilities.load(context, staff.id)
    return Promise.all(responsibilities.map(({ areaCode }) => this.areas.byCode.load(context, areaCode)))
  }
}
