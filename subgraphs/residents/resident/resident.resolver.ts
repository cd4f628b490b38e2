import { Arg, Authorized, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { connection, page, tell, type Connection, type SubgraphContext } from '../../../shared/graphql'
import { communityOfHome, type Area } from '../area/area'
import type { AreaLoaders } from '../area/area.loader'
import { AreaType } from '../area/area.type'
import { afterText } from '../paging/cursor'
import type { Resident, ResidentAttribute } from './resident'
import { RegisterResidentInput, UpdateResidentInput } from './resident.input'
import type { ResidentLoaders } from './resident.loader'
import type { ResidentService } from './resident.service'
import { ResidentAttributeEnum, ResidentConnection, ResidentType } from './resident.type'
import type { ResidentSearchService } from './search.service'

@Resolver(() => ResidentType)
export class ResidentResolver {
  constructor(
    private readonly service: ResidentService,
    private readonly searching: ResidentSearchService,
    private readonly loaders: ResidentLoaders,
    private readonly areas: AreaLoaders,
  ) {}

  @Authorized()
  @Query(() => ResidentType, { nullable: true })
  resident(@Ctx() context: SubgraphContext, @Arg('id', () => ID) id: string): Promise<Resident | null> {
    return this.loaders.visible(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Query(() => ResidentConnection, {
    description:
      "Searches by part of a name or of an address, or by a whole phone or id number, inside the viewer's own area.",
  })
  @Directive('@listSize(slicingArguments: ["first"], sizedFields: ["edges"])')
  async residents(
    @Ctx() context: SubgraphContext,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('area', () => ID, { nullable: true }) area: string | null,
    @Arg('attributes', () => [ResidentAttributeEnum], { nullable: true }) attributes: ResidentAttribute[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<Connection<Resident>> {
    const asked = page(first, after)
    const wanted = { search: search ?? null, area: area ?? null, attributes: attributes ?? null }
    const found = await this.searching.find(context, wanted, { first: asked.first, after: afterText(asked) })
    const key = (resident: Resident) => [resident.areaCode, resident.id]
    return connection(found, asked, key, () => this.searching.count(context, wanted))
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => ResidentType, {
    description: `Who looks like somebody known in the same community, by phone, id number, or name with birth date, is
registered all the same: the answer's \`extensions.possibleDuplicates\` then name those others, as
\`{ registered, residentId, because }\`.`,
  })
  async registerResident(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => RegisterResidentInput) input: RegisterResidentInput,
  ): Promise<Resident> {
    const { resident, possibleDuplicates } = await this.service.register(context, input)
    for (const { id, because } of possibleDuplicates)
      tell(context, 'possibleDuplicates', { registered: resident.id, residentId: id, because })
    return resident
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER', 'RESIDENT')
  @Mutation(() => ResidentType)
  updateResident(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => UpdateResidentInput) input: UpdateResidentInput,
  ): Promise<Resident> {
    return this.service.update(context, input)
  }

  @FieldResolver(() => AreaType)
  community(@Root() resident: Resident, @Ctx() context: SubgraphContext): Promise<Area | null> {
    return this.areas.byCode.load(context, communityOfHome(resident.areaCode))
  }

  @FieldResolver(() => AreaType)
  area(@Root() resident: Resident, @Ctx() context: SubgraphContext): Promise<Area | null> {
    return this.areas.byCode.load(context, resident.areaCode)
  }
}
