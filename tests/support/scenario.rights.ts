import { demoCommunityCode } from '../../shared/demo'

/** Everybody whom the table has a column for. */
export const people = [
  'admin',
  'district',
  'subdistrict',
  'stationmaster',
  'worker',
  'gridworker',
  'neighbour',
  'resident',
  'partner',
  'otherPartner',
  'department',
  'coordinator',
  'otherCoordinator',
  'volunteer',
  'anonymous',
] as const
export type Person = (typeof people)[number]

/** One operation: what is asked, and who gets what. Outcomes are alternatives: `NOT_FOUND|FORBIDDEN`. */
export interface Right {
  readonly name: string
  readonly kind: 'query' | 'mutation'
  readonly selection: string
  readonly expected: Readonly<Record<Person, string>>
}

/** No answer, by null, an empty list or a refusal of the role. */
const nothing = 'nothing|FORBIDDEN'
/** A change that the role, or this object, does not allow. */
export const shut = 'FORBIDDEN|NOT_FOUND'
/** security.md leaves it open; it must only not fail. */
export const either = `ok|${nothing}|${shut}|VALIDATION_FAILED`
/** Somebody of the right role, to whom the object is foreign: as if it were absent. */
const foreign = 'NOT_FOUND|VALIDATION_FAILED'

export type Expected = Partial<Record<Person, string>>

export function right(kind: Right['kind'], rest: string, stranger: string) {
  return (name: string, selection: string, ok: string, others: Expected = {}): Right => {
    const expected: Expected = Object.fromEntries(people.map((person) => [person, rest]))
    expected.anonymous = stranger
    for (const person of ok.split(' ').filter(Boolean)) expected[person as Person] = 'ok'
    return { name, kind, selection, expected: { ...expected, ...others } as Record<Person, string> }
  }
}

export const open = right('query', 'ok', 'ok')
export const read = right('query', nothing, 'UNAUTHENTICATED|nothing')
export const change = right('mutation', shut, 'UNAUTHENTICATED')

export const station = 'stationmaster worker'
export const officers = 'district subdistrict'
const areas = `["${demoCommunityCode}"]`
const cell = `"${demoCommunityCode}.n03.c02"`
export const nextDoor: Expected = { neighbour: 'NOT_FOUND', gridworker: 'ok|NOT_FOUND' }
export const otherProviders: Expected = { otherPartner: 'NOT_FOUND', department: 'NOT_FOUND', coordinator: 'NOT_FOUND' }

const catalogue: readonly Right[] = [
  open('viewer', 'viewer { id }', '', { anonymous: 'nothing' }),
  open('area', `area(code: "${demoCommunityCode}") { code }`, ''),
  open('areas', 'areas(level: SUBDISTRICT) { code }', ''),
  open('station', 'station(id: $station) { id }', ''),
  open('category', 'category(code: "life") { code }', ''),
  open('categories', 'categories(within: "life") { code }', ''),
  open('serviceItem', 'serviceItem(code: $item) { code }', ''),
  open('serviceItems', 'serviceItems { code }', ''),
  open('organization', 'organization(id: $organization) { id }', ''),
  open('organizations', 'organizations { edges { node { id } } }', ''),
  open('service', 'service(id: $service) { id }', ''),
  open('services', 'services { edges { node { id } } }', ''),
  open('task', 'task(id: $task) { id }', ''),
  open('tasks', 'tasks(filter: { status: [OPEN] }) { edges { node { id } } }', ''),
]

const reads: readonly Right[] = [
  read('resident', 'resident(id: $resident) { id }', `${station} gridworker resident partner`, {
    district: either,
    subdistrict: either,
    volunteer: either,
  }),
  read('residents', 'residents { edges { node { id } } }', `${station} gridworker`, { resident: either }),
  read('case', 'case(id: $case) { id }', `${station} ${officers} resident partner`, { gridworker: either }),
  read('cases', 'cases { edges { node { id } } }', `${station} ${officers} resident partner`, {
    gridworker: either,
    coordinator: either,
    department: either,
    otherPartner: either,
    volunteer: either,
  }),
  read('casesById', 'casesById(ids: [$case]) { id }', `${station} ${officers} resident partner`, {
    gridworker: either,
  }),
  read('referral', 'referral(id: $referral) { id }', `${station} ${officers} partner`, {
    resident: either,
    gridworker: either,
  }),
  read('referrals', 'referrals { edges { node { id } } }', `${station} ${officers}`, {
    partner: either,
    otherPartner: either,
    department: either,
    coordinator: either,
    resident: either,
    gridworker: either,
  }),
  open('volunteerGroup', 'volunteerGroup(id: $group) { id }', '', { anonymous: either }),
  open('volunteerGroups', 'volunteerGroups { edges { node { id } } }', '', { anonymous: either }),
  read('volunteer', 'volunteer(id: $volunteer) { id }', `${station} coordinator volunteer`, {
    admin: either,
    district: either,
    subdistrict: either,
    gridworker: either,
    resident: either,
  }),
]

const ofCase = (call: string) => `${call} { id }`
const caseSteps: readonly Right[] = [
  change('acceptCase', ofCase('acceptCase(id: $case, expectedVersion: 0)'), station, nextDoor),
  change(
    'assessCase',
    ofCase('assessCase(input: { caseId: $case, expectedVersion: 0, causes: "c", situation: "s" })'),
    station,
    nextDoor,
  ),
  change(
    'planCase',
    ofCase('planCase(id: $case, expectedVersion: 0, goals: [{ text: "t", activity: "a" }])'),
    station,
    nextDoor,
  ),
  change('startCase', ofCase('startCase(id: $case, expectedVersion: 0)'), station, nextDoor),
  change('resolveCase', ofCase('resolveCase(id: $case, expectedVersion: 0, outcome: "o")'), station, nextDoor),
  change('closeCase', ofCase('closeCase(id: $case, expectedVersion: 0)'), station, nextDoor),
  change(
    'evaluateCase',
    ofCase('evaluateCase(input: { caseId: $case, by: WORKER, resolved: true, satisfaction: 4 })'),
    station,
    nextDoor,
  ),
]

const referrals: readonly Right[] = [
  change(
    'offerReferral',
    'offerReferral(input: { caseId: $fresh, mode: DIRECT, providers: [{ providerId: $organization }] }) { id }',
    station,
    nextDoor,
  ),
  change('answerReferral', 'answerReferral(id: $referral, answer: ACCEPT) { id }', 'partner', otherProviders),
  change('checkInReferral', 'checkInReferral(id: $answered) { id }', 'partner', otherProviders),
  change('reportReferral', 'reportReferral(id: $answered, outcome: { done: true, text: "t" }) { id }', 'partner', {
    ...otherProviders,
  }),
  change('confirmReferral', 'confirmReferral(id: $referral, accepted: true) { id }', station, nextDoor),
]

const intake = `channel: APP, communityCode: "${demoCommunityCode}", categoryCode: "life.keys", summary: "s"`
const task = `title: "t", categoryCode: "life.errands", areaCode: "${demoCommunityCode}", seats: 1,
  startsAt: "2027-12-01T08:00:00Z", endsAt: "2027-12-01T10:00:00Z"`
const makers: readonly Right[] = [
  change('openCase', `openCase(input: { ${intake} }) { id }`, `${station} resident`, {
    gridworker: either,
    neighbour: foreign,
    partner: either,
    otherPartner: either,
    department: either,
  }),
  open('applyAsPartner', `applyAsPartner(input: { name: "n", kind: ENTERPRISE, areaCodes: ${areas} }) { id }`, ''),
  change(
    'verifyOrganization',
    `verifyOrganization(id: $applicant, areaCodes: ${areas}) { id }`,
    `admin ${officers} stationmaster`,
  ),
  change(
    'listService',
    `listService(input: { title: "t", categoryCodes: ["life.keys"], serviceAreaCodes: ${areas}, fee: { kind: FREE }, capacity: 1 }) { id }`,
    'partner otherPartner department',
  ),
  change(
    'registerGroup',
    `registerGroup(input: { name: "n", areaCodes: ${areas}, categoryCodes: ["public"] }) { id }`,
    '',
    {
      ...Object.fromEntries(people.map((person) => [person, either])),
      coordinator: 'ok',
      anonymous: 'UNAUTHENTICATED',
    },
  ),
  change('verifyGroup', `verifyGroup(id: $newGroup, areaCodes: ${areas}) { id }`, `admin ${officers} stationmaster`),
  change(
    'updateGroup',
    'updateGroup(input: { id: $group, expectedVersion: 0 }) { id }',
    `admin ${officers} ${station} coordinator`,
    nextDoor,
  ),
  change('saveVolunteer', 'saveVolunteer(input: { displayName: "n" }) { id }', 'volunteer', {
    coordinator: either,
    resident: either,
    stationmaster: either,
    worker: either,
    gridworker: either,
    neighbour: either,
    otherCoordinator: either,
  }),
  change('joinGroup', 'joinGroup(groupId: $group) { id }', 'volunteer', {
    stationmaster: either,
    worker: either,
    gridworker: either,
    neighbour: either,
    resident: either,
    coordinator: either,
    otherCoordinator: either,
  }),
  change('admitMember', 'admitMember(groupId: $group, volunteerId: $volunteer) { id }', 'coordinator', {
    otherCoordinator: 'NOT_FOUND',
    stationmaster: either,
    worker: either,
    gridworker: either,
  }),
  // The volunteer belongs to the group: whoever says no to a request takes no member off.
  change('declineMember', 'declineMember(groupId: $group, volunteerId: $volunteer) { id }', ''),
  change('postTask', `postTask(input: { ${task} }) { id }`, station, { neighbour: foreign, gridworker: either }),
  change('claimTask', 'claimTask(taskId: $task, groupId: $group) { id }', 'coordinator', {
    otherCoordinator: 'NOT_FOUND',
  }),
  change('assignVolunteers', 'assignVolunteers(claimId: $claim, volunteerIds: [$volunteer]) { id }', 'coordinator', {
    otherCoordinator: 'NOT_FOUND',
  }),
  change(
    'registerResident',
    `registerResident(input: { fullName: "n", address: "a", areaCode: ${cell} }) { id }`,
    `${station} gridworker`,
    { neighbour: foreign },
  ),
  change(
    'grantConsent',
    'grantConsent(input: { residentId: $resident, granteeId: $organization, scopes: [CONTACT], purpose: "p" }) { id }',
    'resident',
    { stationmaster: either, worker: either, gridworker: either },
  ),
  change('withdrawConsent', 'withdrawConsent(id: $consent) { id }', 'resident', {
    stationmaster: either,
    worker: either,
    gridworker: either,
  }),
]

/** The table of security.md, for every operation that it speaks of. */
export const rights: readonly Right[] = [...catalogue, ...reads, ...caseSteps, ...referrals, ...makers].map((one) =>
  one.name === 'applyAsPartner' ? { ...one, kind: 'mutation' } : one,
)
