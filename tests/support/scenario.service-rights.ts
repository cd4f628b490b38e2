import {
  change,
  nextDoor,
  officers,
  open,
  otherProviders,
  read,
  station,
  type Expected,
  type Right,
} from './scenario.rights'

const providers: Expected = { otherPartner: 'NOT_FOUND', department: 'NOT_FOUND' }
/** One after another they are told that it was urged a moment ago: whoever hears that was let through. */
const urging = {
  ...nextDoor,
  stationmaster: 'ok',
  worker: 'ok|RATE_LIMITED',
  district: 'NOT_FOUND',
  subdistrict: 'NOT_FOUND',
}

const ofCoordination: readonly Right[] = [
  open('proposals', 'proposals { totalCount }', ''),
  open('notices', 'notices { totalCount }', '', { anonymous: 'UNAUTHENTICATED|nothing' }),
  read('dispatchPlan', 'dispatchPlan(id: $plan) { id }', station, { gridworker: 'ok|nothing' }),
  change('planDispatch', 'planDispatch(caseIds: [$fresh]) { id }', station, {
    neighbour: 'VALIDATION_FAILED',
    gridworker: 'ok|VALIDATION_FAILED',
  }),
  change('applyDispatch', 'applyDispatch(planId: $plan) { id }', '', {
    ...nextDoor,
    // Nothing of it can be offered.
    ...{ stationmaster: 'nothing', worker: 'nothing', gridworker: 'nothing|NOT_FOUND' },
  }),
  change('readNotice', 'readNotice(id: $notice) { id }', 'worker', {
    ...Object.fromEntries(
      'admin district subdistrict stationmaster neighbour resident partner department coordinator volunteer'
        .split(' ')
        .map((person) => [person, 'NOT_FOUND']),
    ),
  }),
  change('urgeCase', 'urgeCase(id: $case) { id }', '', { ...urging, gridworker: 'ok|NOT_FOUND|RATE_LIMITED' }),
  change('urgeReferral', 'urgeReferral(id: $referral) { id }', '', {
    ...urging,
    gridworker: 'ok|NOT_FOUND|RATE_LIMITED',
  }),
  change('handBackCase', 'handBackCase(id: $escalated, expectedVersion: 0, reason: "r") { id }', officers),
  change('escalateCase', 'escalateCase(id: $case, expectedVersion: 0, reason: "r") { id }', station, nextDoor),
]

const ofPartners: readonly Right[] = [
  change(
    'issueCredential',
    'issueCredential(holderId: $organization) { clientId }',
    `partner stationmaster admin ${officers}`,
    {
      ...otherProviders,
      otherCoordinator: 'NOT_FOUND',
    },
  ),
  change(
    'importServices',
    'importServices(organizationId: $organization, hsds: "[]") { created }',
    'partner',
    providers,
  ),
  change(
    'registerWebhook',
    'registerWebhook(url: "https://systems.example/hook", events: ["referral.offered"]) { endpoint { id } }',
    'partner otherPartner department',
  ),
  ...['rotateWebhookSecret(id: $webhook) { endpoint { id } }', 'enableWebhook(id: $webhook) { id }'].map((call) =>
    change(call.split('(')[0] ?? '', call, 'partner', providers),
  ),
  change('testWebhook', 'testWebhook(id: $webhook) { id }', 'partner', providers),
  change('redeliver', 'redeliver(deliveryId: $delivery) { id }', 'partner', providers),
  change('removeWebhook', 'removeWebhook(id: $webhook)', 'partner', providers),
  change('leaveHub', 'leaveHub(id: $other) { id }', 'otherPartner', { partner: 'NOT_FOUND', department: 'NOT_FOUND' }),
]

/** Somebody of a role that serves or is served, to whom the assignment is foreign. */
const outsiders: Expected = { ...nextDoor, resident: 'NOT_FOUND', otherCoordinator: 'NOT_FOUND' }
const ofVolunteers: readonly Right[] = [
  read('assignments', 'assignments(status: [ASSIGNED]) { edges { node { id } } }', `${station} coordinator volunteer`, {
    gridworker: 'ok|nothing',
  }),
  read('calendarUrl', 'calendarUrl(groupId: $group)', 'coordinator'),
  change('renewCalendarUrl', 'renewCalendarUrl(groupId: $group)', 'coordinator'),
  change('checkIn', 'checkIn(assignmentId: $assignment) { id }', `${station} coordinator volunteer`, outsiders),
  change('checkOut', 'checkOut(assignmentId: $assignment) { id }', `${station} coordinator volunteer`, outsiders),
  change('confirmService', 'confirmService(assignmentId: $assignment, minutes: 60) { id }', station, nextDoor),
  // After it there is no assignment any more.
  change('unassignVolunteer', 'unassignVolunteer(assignmentId: $assignment) { id }', 'coordinator', {
    otherCoordinator: 'NOT_FOUND',
  }),
  change('releaseClaim', 'releaseClaim(id: $claim, reason: "r") { id }', `${station} coordinator`, {
    ...nextDoor,
    otherCoordinator: 'NOT_FOUND',
  }),
  change('cancelTask', 'cancelTask(id: $task, reason: "r") { id }', station, nextDoor),
  change(
    'certifySkill',
    'certifySkill(volunteerId: $volunteer, skill: "first-aid", until: "2030-01-01") { id }',
    station,
    nextDoor,
  ),
  change(
    'correctMinutes',
    'correctMinutes(volunteerId: $volunteer, minutes: 30, reason: "r", idempotencyKey: "k") { id }',
    station,
    nextDoor,
  ),
  change(
    'redeemMinutes',
    'redeemMinutes(volunteerId: $volunteer, minutes: 1, forWhat: "w", idempotencyKey: "k") { id }',
    `${station} volunteer`,
    { ...nextDoor, resident: 'NOT_FOUND', coordinator: 'NOT_FOUND', otherCoordinator: 'NOT_FOUND' },
  ),
  change('removeMember', 'removeMember(groupId: $group, volunteerId: $volunteer) { id }', 'stationmaster', {
    // The first has removed them.
    worker: 'ok|NOT_FOUND',
    coordinator: 'ok|NOT_FOUND',
    gridworker: 'ok|NOT_FOUND',
  }),
  change('suspendGroup', 'suspendGroup(id: $newGroup, reason: "r") { id }', `stationmaster ${officers}`),
]

/** Rights on what was settled last: urging and dispatch, partners' systems, service and the time bank. */
export const serviceRights: readonly Right[] = [...ofCoordination, ...ofVolunteers, ...ofPartners]
