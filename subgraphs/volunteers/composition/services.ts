import type { SubgraphDeps } from '../../../shared/process/definition'
import { AssignmentService } from '../assignment/assignment.service'
import { ServiceRecordService } from '../assignment/service-record.service'
import { CalendarService } from '../calendar/calendar.service'
import { CalendarTokens } from '../calendar/calendar-token'
import { dayIn } from '../calendar/day'
import { ClaimService } from '../claim/claim.service'
import { GroupService } from '../group/group.service'
import { MemberService } from '../member/member.service'
import { caseReader } from '../referral/case.reader.hub'
import { ReferralService } from '../referral/referral.service'
import { TaskEndService } from '../task/task-end.service'
import { TaskFeed } from '../task/task.feed'
import { TaskService } from '../task/task.service'
import { TimeBankService } from '../timebank/timebank.service'
import { VolunteerService } from '../volunteer/volunteer.service'
import { readersOf } from './readers'
import { storesIn } from './stores'

export type Services = ReturnType<typeof servicesOf>

/** The use cases, with everything they stand on. */
export function servicesOf({ outbox, jobs, live, clock, ids, hub, timeZone, dataKeys, publicUrl }: SubgraphDeps) {
  if (!dataKeys) throw new Error('volunteers has secret calendar addresses and needs the data key (HUB_DATA_KEY)')

  const stores = storesIn(timeZone)
  const dayOf = dayIn(timeZone)
  const today = () => dayOf(clock.now())
  const deps = { ...stores, outbox, jobs, clock, ids, cases: caseReader(hub), dayOf, today }
  const timeBank = new TimeBankService(deps)
  const taskService = new TaskService(deps)
  const taskEnds = new TaskEndService(deps)
  const reading = readersOf(stores, clock, today)
  return {
    stores,
    ...reading,
    groupService: new GroupService(deps),
    memberService: new MemberService(deps),
    volunteerService: new VolunteerService(deps),
    taskFeed: new TaskFeed({ live, tasks: stores.tasks, reader: reading.readers.tasks }),
    taskService,
    taskEnds,
    claimService: new ClaimService(deps),
    assignmentService: new AssignmentService(deps),
    serviceRecords: new ServiceRecordService({ ...deps, timeBank }),
    timeBank,
    calendarService: new CalendarService({
      ...deps,
      tokens: new CalendarTokens(dataKeys),
      publicUrl: publicUrl ?? (() => ''),
    }),
    referrals: new ReferralService({ ...deps, taskService, taskEnds }),
  }
}
