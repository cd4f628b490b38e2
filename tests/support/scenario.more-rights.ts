import { demoCommunityCode } from '../../shared/demo'
import { change, either, nextDoor, shut, station, type Right } from './scenario.rights'
import { registryRights } from './scenario.registry-rights'
import { serviceRights } from './scenario.service-rights'

const other = 'd0000000-0000-7000-8000-000000000000'
const areas = `["${demoCommunityCode}"]`

const ofCase: readonly Right[] = [
  change('redirectCase', 'redirectCase(id: $case, expectedVersion: 0, to: "t", reason: "r") { id }', station, nextDoor),
  change(
    'withdrawCase',
    'withdrawCase(id: $case, expectedVersion: 0, reason: "r") { id }',
    `${station} resident`,
    nextDoor,
  ),
  change('reopenCase', 'reopenCase(id: $case, expectedVersion: 0, reason: "r") { id }', station, nextDoor),
  change('pauseCase', 'pauseCase(id: $case, expectedVersion: 0, reason: "r") { id }', station, nextDoor),
  change('resumeCase', 'resumeCase(id: $case, expectedVersion: 0) { id }', station, nextDoor),
  change('addNote', 'addNote(caseId: $case, body: "n") { id }', station, nextDoor),
  change('receiveDocument', 'receiveDocument(caseId: $case, name: "n") { id }', '', {
    ...nextDoor,
    stationmaster: 'VALIDATION_FAILED',
    worker: 'VALIDATION_FAILED',
    gridworker: 'VALIDATION_FAILED|NOT_FOUND',
  }),
  change('reassignCase', `reassignCase(id: $case, expectedVersion: 0, assigneeId: "${other}") { id }`, 'stationmaster'),
  change('withdrawReferral', 'withdrawReferral(id: $finished, reason: "r") { id }', station, nextDoor),
  change('saveCategory', 'saveCategory(code: "life", name: "Daily life 生活服务") { code }', '', {
    admin: either,
    district: either,
  }),
  change(
    'saveServiceItem',
    'saveServiceItem(input: { code: "", title: "", categoryCode: "no", handling: TRANSFER, respondWithinHours: 1, completeWithinHours: 1 }) { code }',
    '',
    { admin: 'VALIDATION_FAILED|FORBIDDEN', district: 'VALIDATION_FAILED|FORBIDDEN' },
  ),
]

const ofServices: readonly Right[] = [
  ...['pauseService', 'resumeService', 'withdrawService'].map((name) =>
    change(name, `${name}(id: $service, expectedVersion: 0) { id }`, 'partner', {
      otherPartner: 'NOT_FOUND',
      department: 'NOT_FOUND',
    }),
  ),
  change('reviseService', 'reviseService(input: { id: $service, expectedVersion: 0, title: "t" }) { id }', 'partner', {
    otherPartner: 'NOT_FOUND',
    department: 'NOT_FOUND',
  }),
]

/** Of something that is not there: nobody is let through, and strangers are told to sign in. */
function closed(name: string, selection: string): Right {
  const refused = `${shut}|VALIDATION_FAILED`
  const people = 'admin district subdistrict stationmaster worker gridworker neighbour resident partner otherPartner'
  const everybody = `${people} department coordinator otherCoordinator volunteer`.split(' ')
  return change(name, selection, '', Object.fromEntries(everybody.map((person) => [person, refused])))
}

const ofNothing: readonly Right[] = [
  closed('suspendOrganization', `suspendOrganization(id: "${other}", reason: "r") { id }`),
  closed(
    'bookAppointment',
    `bookAppointment(input: { stationId: "${other}", residentId: "${other}", startsAt: "2027-01-01T01:00:00Z" }) { id }`,
  ),
  closed('cancelAppointment', `cancelAppointment(id: "${other}") { id }`),
  closed('checkInAppointment', `checkInAppointment(id: "${other}") { id }`),
  closed('eraseResident', `eraseResident(id: "${other}", reason: "A reason that is long enough.") { id }`),
  closed('exportResident', `exportResident(id: "${other}")`),
  closed('breakGlass', `breakGlass(residentId: "${other}", reason: "A reason that is long enough.") { until }`),
  closed('supportProposal', `supportProposal(id: "${other}") { id }`),
  closed('answerProposal', `answerProposal(id: "${other}", answer: "a", status: ANSWERED) { id }`),
  closed('submitProposal', 'submitProposal(input: { kind: THANKS, areaCode: "nowhere", body: "b" }) { id }'),
  closed('updateResident', `updateResident(input: { id: "${other}", expectedVersion: 1 }) { id }`),
  closed('assignResponsibility', `assignResponsibility(staffMemberId: "${other}", areaCodes: ${areas}) { id }`),
  closed(
    'recordVisit',
    `recordVisit(input: { residentId: "${other}", at: "2026-11-01T01:00:00Z", mood: NEUTRAL }) { id }`,
  ),
  closed('giftMinutes', `giftMinutes(toVolunteerId: "${other}", minutes: 1, idempotencyKey: "k") { id }`),
]

export const moreRights: readonly Right[] = [
  ...ofCase,
  ...ofServices,
  ...ofNothing,
  ...serviceRights,
  ...registryRights,
]
