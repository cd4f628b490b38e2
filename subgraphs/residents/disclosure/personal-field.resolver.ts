import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { GeoPoint } from '../../../shared/geo'
import { LocalDate, type SubgraphContext } from '../../../shared/graphql'
import { GeoPointType } from '../../../shared/graphql/geo-point.type'
import type { Household } from '../household/household'
import type { HouseholdLoaders } from '../household/household.loader'
import { HouseholdType } from '../household/household.type'
import type { Resident, ResidentAttribute } from '../resident/resident'
import { ResidentAttributeEnum, ResidentType } from '../resident/resident.type'
import type { DisclosureLoader } from './disclosure.loader'

/** The personal fields of a resident: each asks the disclosure, which decides, logs, and opens. */
@Resolver(() => ResidentType)
export class PersonalFieldResolver {
  constructor(
    private readonly disclosure: DisclosureLoader,
    private readonly households: HouseholdLoaders,
  ) {}

  @FieldResolver(() => String, { nullable: true })
  fullName(@Root() resident: Resident, @Ctx() context: SubgraphContext): Promise<string | null> {
    return this.disclosure.reveal(context, resident, 'fullName')
  }

  @FieldResolver(() => String, { nullable: true })
  phone(@Root() resident: Resident, @Ctx() context: SubgraphContext): Promise<string | null> {
    return this.disclosure.reveal(context, resident, 'phone')
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Masked except for the station's own workers: `110102********1234`.",
  })
  idNumber(@Root() resident: Resident, @Ctx() context: SubgraphContext): Promise<string | null> {
    return this.disclosure.reveal(context, resident, 'idNumber')
  }

  @FieldResolver(() => LocalDate, { nullable: true })
  birthDate(@Root() resident: Resident, @Ctx() context: SubgraphContext): Promise<string | null> {
    return this.disclosure.reveal(context, resident, 'birthDate')
  }

  @FieldResolver(() => String, { nullable: true })
  address(@Root() resident: Resident, @Ctx() context: SubgraphContext): Promise<string | null> {
    return this.disclosure.reveal(context, resident, 'address')
  }

  @FieldResolver(() => GeoPointType, { nullable: true })
  location(@Root() resident: Resident, @Ctx() context: SubgraphContext): Promise<GeoPoint | null> {
    return this.disclosure.reveal(context, resident, 'location')
  }

  @FieldResolver(() => [String], { nullable: true })
  languages(@Root() resident: Resident, @Ctx() context: SubgraphContext): Promise<readonly string[]> {
    return this.disclosure.reveal(context, resident, 'languages')
  }

  @FieldResolver(() => [ResidentAttributeEnum], { nullable: true })
  attributes(@Root() resident: Resident, @Ctx() context: SubgraphContext): Promise<readonly ResidentAttribute[]> {
    return this.disclosure.reveal(context, resident, 'attributes')
  }

  @FieldResolver(() => HouseholdType, { nullable: true })
  async household(@Root() resident: Resident, @Ctx() context: SubgraphContext): Promise<Household | null> {
    const id = await this.disclosure.reveal(context, resident, 'household')
    return id === null ? null : this.households.visible(context, id)
  }
}
