import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql/context'
import { profileRoles } from '../volunteer/volunteer.policy'
import type { CalendarService } from './calendar.service'

@Resolver()
export class CalendarResolver {
  constructor(private readonly calendars: CalendarService) {}

  @Authorized(...profileRoles)
  @Query(() => String, {
    nullable: true,
    description:
      "A secret address of an iCalendar feed: the viewer's own assignments, or a group's for its coordinator.",
  })
  calendarUrl(
    @Ctx() context: SubgraphContext,
    @Arg('groupId', () => ID, { nullable: true }) groupId?: string | null,
  ): Promise<string | null> {
    return this.calendars.url(context, groupId ?? null)
  }

  @Authorized(...profileRoles)
  @Mutation(() => String, { description: 'The address so far stops working; answers the new one.' })
  renewCalendarUrl(
    @Ctx() context: SubgraphContext,
    @Arg('groupId', () => ID, { nullable: true }) groupId?: string | null,
  ): Promise<string> {
    return this.calendars.renew(context, groupId ?? null)
  }
}
