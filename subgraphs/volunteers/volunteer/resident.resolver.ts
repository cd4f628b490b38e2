import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql/context'
import { ResidentRef } from '../reference/resident.type'
import type { Volunteer } from './volunteer'
import type { VolunteerLoaders } from './volunteer.loader'
import { VolunteerType } from './volunteer.type'

@Resolver(() => ResidentRef)
export class ResidentResolver {
  constructor(private readonly loaders: VolunteerLoaders) {}

  @FieldResolver(() => VolunteerType, { nullable: true, description: 'Set where this resident volunteers.' })
  volunteer(@Root() resident: ResidentRef, @Ctx() context: SubgraphContext): Promise<Volunteer | null> {
    return this.loaders.byResident.load(context, resident.id)
  }
}
