import { AssignmentResolver, VolunteerAssignmentsResolver } from '../assignment/assignment.resolver'
import { CalendarResolver } from '../calendar/calendar.resolver'
import { ClaimResolver, GroupClaimsResolver } from '../claim/claim.resolver'
import { GroupFieldsResolver } from '../group/group-fields.resolver'
import { GroupResolver } from '../group/group.resolver'
import { CaseMatchesResolver, MatchFieldsResolver } from '../matching/match.resolver'
import { MemberResolver } from '../member/member.resolver'
import { AreaTasksResolver, CaseTasksResolver, TaskFieldsResolver } from '../task/task-fields.resolver'
import { taskFeedResolver } from '../task/task-feed.resolver'
import { TaskResolver } from '../task/task.resolver'
import { TimeBankResolver } from '../timebank/timebank.resolver'
import { ResidentResolver } from '../volunteer/resident.resolver'
import { SkillResolver, VolunteerResolver } from '../volunteer/volunteer.resolver'
import type { Services } from './services'

/** Every resolver, over the use cases and readers that it calls. */
export function resolversOf(services: Services): object[] {
  const { loaders, readers } = services
  return [
    new GroupResolver(readers.groups, services.groupService),
    new GroupFieldsResolver(),
    new GroupClaimsResolver(readers.claims),
    new MemberResolver(readers.members, services.memberService),
    new VolunteerResolver(loaders.volunteers, services.volunteerService, readers.members),
    new SkillResolver(),
    new ResidentResolver(loaders.volunteers),
    new VolunteerAssignmentsResolver(readers.assignments),
    new TaskResolver(readers.tasks, services.taskService, services.taskEnds),
    taskFeedResolver(services.taskFeed),
    new TaskFieldsResolver(loaders.claims),
    new AreaTasksResolver(readers.tasks),
    new CaseTasksResolver(readers.tasks),
    new ClaimResolver(services.claimService, readers.claims, loaders.assignments),
    new AssignmentResolver(readers.assignments, services.assignmentService, services.serviceRecords),
    new CalendarResolver(services.calendarService),
    new TimeBankResolver(services.timeBank, readers.ledger),
    new CaseMatchesResolver(readers.matches),
    new MatchFieldsResolver(),
  ]
}
