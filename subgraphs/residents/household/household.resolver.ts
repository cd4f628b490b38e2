import { Arg, Authorized, Ctx, Directive, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { connection, page, type Connection, type SubgraphContext } from '../../../shared/graphql'
import type { Area } from '../area/area'
import type { AreaLoaders } from '../area/area.loader'
import { AreaType } from '../area/area.type'
import { afterTime } from '../paging/cursor'
import type { Resident } from '../resident/resident'
import type { ResidentLoaders } from '../resident/resident.loader'
import { ResidentType } from '../resident/resident.type'
import type { Household } from './household'
import type { HouseholdAddressLoader } from './household-address.loader'
import { HouseholdConnection, HouseholdType } from './household.type'
import type { UnvisitedService } from './unvisited.service'

@Resolver(() => HouseholdType)
export class HouseholdResolver {
  constructor(
    private readonly areas: AreaLoaders,
    private readonly residents: ResidentLoaders,
    private readonly addresses: HouseholdAddressLoader,
  ) {}

  @FieldResolver(() => AreaType)
  area(@Root() household: Household, @Ctx() context: SubgraphContext): Promise<Area | null> {
    return this.areas.byCode.load(context, household.areaCode)
  }

  @FieldResolver(() => String, { nullable: true })
  address(@Root() household: Household, @Ctx() context: SubgraphContext): Promise<string | null> {
    return this.addresses.load(context, household)
  }

  @FieldResolver(() => [ResidentType])
  members(@Root() household: Household, @Ctx() context: SubgraphContext): Promise<readonly Resident[]> {
    return this.residents.members.load(context, household.id)
  }
}

@Resolver(() => AreaType)
export class UnvisitedResolver {
  constructor(private readonly unvisitedIn: UnvisitedService) {}

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @FieldResolver(() => HouseholdConnection, {
    nullable: true,
    description: 'Households here that nobody has visited for so many days, longest first.',
  })
  @Directive('@listSize(slicingArguments: ["first"], sizedFields: ["edges"])')
  async unvisited(
    @Root() area: Area,
    @Ctx() context: SubgraphContext,
    @Arg('days', () => Int, { nullable: true, defaultValue: 60 }) days: number | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<Connection<Household>> {
    const asked = page(first, after)
    const since = days ?? 60
    const found = await this.unvisitedIn.find(context, area.code, since, {
      first: asked.first,
      after: afterTime(asked),
    })
    const key = (household: Household) => [(household.lastVisitAt ?? household.foundedAt).toISOString(), household.id]
    return connection(found, asked, key, () => this.unvisitedIn.count(context, area.code, since))
  }
}
