import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { stationRoles, type Viewer } from '../../../shared/auth'
import type { SubgraphContext } from '../../../shared/graphql'
import type { Area } from '../area/area'
import type { AreaLoaders } from '../area/area.loader'
import { AreaType } from '../area/area.type'
import type { Resident } from '../resident/resident'
import type { ResidentLoaders } from '../resident/resident.loader'
import { ResidentType } from '../resident/resident.type'
import type { Staff } from '../staff/staff'
import type { StaffLoaders } from '../staff/staff.loader'
import { StaffMemberType } from '../staff/staff.type'
import { ViewerType } from './viewer.type'

@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(
    private readonly areas: AreaLoaders,
    private readonly residents: ResidentLoaders,
    private readonly staff: StaffLoaders,
  ) {}

  @Query(() => ViewerType, { nullable: true, description: 'Null for somebody who has not signed in.' })
  viewer(@Ctx() { viewer }: SubgraphContext): Viewer | null {
    return viewer.role === 'ANONYMOUS' || viewer.role === 'SYSTEM' ? null : viewer
  }

  @FieldResolver(() => AreaType, {
    nullable: true,
    description: "The area that this viewer's rights reach down from",
  })
  area(@Root() viewer: Viewer, @Ctx() context: SubgraphContext): Promise<Area | null> | null {
    return viewer.area === null ? null : this.areas.byCode.load(context, viewer.area)
  }

  @FieldResolver(() => ResidentType, { nullable: true })
  resident(@Root() viewer: Viewer, @Ctx() context: SubgraphContext): Promise<Resident | null> | null {
    return viewer.role === 'RESIDENT' ? this.residents.visible(context, viewer.id) : null
  }

  @FieldResolver(() => StaffMemberType, { nullable: true })
  staffMember(@Root() viewer: Viewer, @Ctx() context: SubgraphContext): Promise<Staff | null> | null {
    return stationRoles.includes(viewer.role) ? this.staff.visible(context, viewer.id) : null
  }
}
