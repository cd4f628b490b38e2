import { Arg, Authorized, Ctx, Directive, FieldResolver, Float, ID, Int, Resolver, Root } from 'type-graphql'
import { officerRoles, stationRoles } from '../../../shared/auth'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { VolunteerGroup } from '../group/group'
import { VolunteerGroupType } from '../group/group.type'
import { CaseRef } from '../reference/case.type'
import { Provider } from '../reference/provider.type'
import { reasonsOf, type GroupMatch } from './match'
import type { MatchReader } from './match.reader'
import { MatchReason, VolunteerMatch } from './match.type'
import { needOf } from './need-of-case'

const needed =
  'category { code } community { code } location { latitude longitude } requirements { languages skills windows { startsAt endsAt } helpers }'

@Resolver(() => CaseRef)
export class CaseMatchesResolver {
  constructor(private readonly matches: MatchReader) {}

  @FieldResolver(() => [VolunteerMatch], {
    nullable: true,
    description: 'Volunteer groups that can take this need on, best first.',
  })
  @Directive(`@requires(fields: "${needed}")`)
  @Directive('@listSize(slicingArguments: ["first"])')
  @Authorized(...stationRoles, ...officerRoles)
  async volunteerMatches(
    @Root() of: CaseRef,
    @Ctx() context: SubgraphContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10 }) first?: number | null,
  ): Promise<readonly GroupMatch[] | null> {
    const need = needOf(of)
    return need && this.matches.find(context, need, first ?? null)
  }
}

@Resolver(() => VolunteerMatch)
export class MatchFieldsResolver {
  @FieldResolver(() => Provider)
  provider(@Root() match: GroupMatch): VolunteerGroup {
    return match.group
  }

  @FieldResolver(() => VolunteerGroupType)
  group(@Root() match: GroupMatch): VolunteerGroup {
    return match.group
  }

  @FieldResolver(() => String)
  title(@Root() match: GroupMatch): string {
    return match.group.name
  }

  @FieldResolver(() => ID, { nullable: true, description: 'None: a group is offered the need itself.' })
  offerId(): null {
    return null
  }

  @FieldResolver(() => [MatchReason])
  reasons(@Root() match: GroupMatch): MatchReason[] {
    return reasonsOf(match)
  }

  @FieldResolver(() => Float, { nullable: true, description: 'Volunteers take nothing.' })
  fee(): number {
    return 0
  }
}
