import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import type { BrokenGlass } from './glass'
import type { GlassService } from './glass.service'
import { BreakGlassType } from './glass.type'

@Resolver(() => BreakGlassType)
export class GlassResolver {
  constructor(private readonly service: GlassService) {}

  @Authorized('DISTRICT_OFFICER', 'SUBDISTRICT_OFFICER')
  @Mutation(() => BreakGlassType, { description: 'For officers; the reason has at least 20 characters.' })
  breakGlass(
    @Ctx() context: SubgraphContext,
    @Arg('residentId', () => ID) residentId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<BrokenGlass> {
    return this.service.break(context, residentId, reason)
  }
}
