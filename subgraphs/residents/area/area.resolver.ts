import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import type { StaffLoaders } from '../staff/staff.loader'
import type { Staff } from '../staff/staff'
import { StaffMemberType } from '../staff/staff.type'
import type { Station } from '../station/station'
import type { StationLoaders } from '../station/station.loader'
import { StationType } from '../station/station.type'
import { communityOf, type Area, type AreaLevel } from './area'
import type { AreaLoaders } from './area.loader'
import type { AreaService } from './area.service'
import { AreaLevelEnum, AreaType } from './area.type'

@Resolver(() => AreaType)
export class AreaResolver {
  constructor(
    private readonly service: AreaService,
    private readonly areas: AreaLoaders,
    private readonly stations: StationLoaders,
    private readonly staff: StaffLoaders,
  ) {}

  @Query(() => AreaType, { nullable: true })
  area(@Ctx() context: SubgraphContext, @Arg('code', () => ID) code: string): Promise<Area | null> {
    return this.areas.byCode.load(context, code)
  }

  @Query(() => [AreaType], { name: 'areas' })
  areasOf(
    @Ctx() context: SubgraphContext,
    @Arg('level', () => AreaLevelEnum, { nullable: true }) level: AreaLevel | null,
    @Arg('within', () => ID, { nullable: true }) within: string | null,
  ): Promise<Area[]> {
    return this.service.list(context, level ?? null, within ?? null)
  }

  @FieldResolver(() => AreaType, { nullable: true })
  parent(@Root() area: Area, @Ctx() context: SubgraphContext): Promise<Area | null> | null {
    return area.parentCode === null ? null : this.areas.byCode.load(context, area.parentCode)
  }

  @FieldResolver(() => [AreaType])
  children(@Root() area: Area, @Ctx() context: SubgraphContext): Promise<readonly Area[]> {
    return this.areas.children.load(context, area.code)
  }

  @FieldResolver(() => StationType, {
    nullable: true,
    description: "The station that serves this area: its own for a community, the community's for a grid or a cell.",
  })
  station(@Root() area: Area, @Ctx() context: SubgraphContext): Promise<Station | null> | null {
    const community = communityOf(area.code)
    return community === null ? null : this.stations.byCommunity.load(context, community)
  }

  @FieldResolver(() => [StaffMemberType], { description: 'Who visits these households (area-fixed responsibility).' })
  responsible(@Root() area: Area, @Ctx() context: SubgraphContext): Promise<readonly Staff[]> {
    return this.staff.responsibleFor.load(context, area.code)
  }
}
