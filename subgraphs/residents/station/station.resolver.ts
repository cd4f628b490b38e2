import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import type { Area } from '../area/area'
import type { AreaLoaders } from '../area/area.loader'
import { AreaType } from '../area/area.type'
import type { Staff } from '../staff/staff'
import type { StaffLoaders } from '../staff/staff.loader'
import { StaffMemberType } from '../staff/staff.type'
import type { Station } from './station'
import type { StationLoaders } from './station.loader'
import { StationType } from './station.type'

@Resolver(() => StationType)
export class StationResolver {
  constructor(
    private readonly stations: StationLoaders,
    private readonly areas: AreaLoaders,
    private readonly staffOf: StaffLoaders,
  ) {}

  @Query(() => StationType, { nullable: true })
  station(@Ctx() context: SubgraphContext, @Arg('id', () => ID) id: string): Promise<Station | null> {
    return this.stations.visible(context, id)
  }

  @FieldResolver(() => AreaType)
  community(@Root() station: Station, @Ctx() context: SubgraphContext): Promise<Area | null> {
    return this.areas.byCode.load(context, station.communityCode)
  }

  @FieldResolver(() => [StaffMemberType], {
    description: "The station's own staff; a grid worker is found by the areas that he or she is responsible for.",
  })
  staff(@Root() station: Station, @Ctx() context: SubgraphContext): Promise<readonly Staff[]> {
    return this.staffOf.ofStation.load(context, station.id)
  }
}
