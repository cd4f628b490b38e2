/** Who asks, by what ties them to the resident in question. */
export type Tie = 'station' | 'grid' | 'self' | 'officer' | 'helper' | 'volunteer' | 'nobody'
/** What a field answers; `absent`: the object itself is null. */
export type Outcome = 'shown' | 'absent' | 'FORBIDDEN' | 'CONSENT_REQUIRED'
type Rule = Readonly<Record<Tie, Outcome>>

const everybody: Rule = {
  ...{
    station: 'shown',
    grid: 'shown',
    self: 'shown',
    officer: 'shown',
    helper: 'shown',
    volunteer: 'shown',
    nobody: 'shown',
  },
}
const whoMaySee: Rule = { ...everybody, nobody: 'absent' }
const personal: Rule = {
  ...whoMaySee,
  ...{ officer: 'FORBIDDEN', helper: 'CONSENT_REQUIRED', volunteer: 'FORBIDDEN' },
}
const record: Rule = { ...whoMaySee, officer: 'FORBIDDEN', helper: 'FORBIDDEN', volunteer: 'FORBIDDEN' }
const consents: Rule = { ...record, helper: 'shown' }
const ofStationAndSelf: Rule = { ...whoMaySee, officer: 'absent', helper: 'absent', volunteer: 'absent' }
const diary: Rule = { ...ofStationAndSelf, self: 'FORBIDDEN' }
/** On something public, for the station alone. */
const ofStation: Rule = {
  ...{ station: 'shown', grid: 'shown', self: 'FORBIDDEN', officer: 'FORBIDDEN', helper: 'FORBIDDEN' },
  ...{ volunteer: 'FORBIDDEN', nobody: 'FORBIDDEN' },
}

/** The table of who may read what, field by field, of everything that has an id. A field without a row fails the test. */
export const rightsTable: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  Resident: {
    ...fields('id preferredName community area registeredAt erasedAt version', whoMaySee),
    ...fields('fullName phone idNumber birthDate address location languages attributes household', personal),
    ...fields('appointments visits accessLog', record),
    consents,
  },
  Household: fields('id area address members lastVisitAt', ofStationAndSelf),
  Visit: { ...fields('id resident by at mood need', ofStationAndSelf), note: diary },
  // A grid worker works outside the station: its day is the business of those at the windows.
  Appointment: fields('id station resident startsAt endsAt serviceItemCode status', {
    ...ofStationAndSelf,
    grid: 'absent',
  }),
  Proposal: fields('id kind status authorName area body supporters answer submittedAt', everybody),
  Area: {
    ...fields('code name level parent children center households station responsible', everybody),
    unvisited: ofStation,
  },
  Station: {
    ...fields('id name community address location phone openingHours zones staff slots', everybody),
    appointments: { ...ofStation, grid: 'FORBIDDEN' },
  },
  StaffMember: fields('id name post station responsibleFor', everybody),
}

/** Values without an id: they are read through a field above, and are there exactly when it is. */
export const readThrough: Readonly<Record<string, string>> = {
  Consent: 'Resident.consents',
  AccessLogEntry: 'Resident.accessLog',
  AccessLogConnection: 'Resident.accessLog',
  AccessLogEdge: 'Resident.accessLog',
  VisitConnection: 'Resident.visits',
  VisitEdge: 'Resident.visits',
  HouseholdConnection: 'Area.unvisited',
  HouseholdEdge: 'Area.unvisited',
  OpeningHours: 'Station.openingHours',
  StationZone: 'Station.zones',
  AppointmentSlot: 'Station.slots',
  GeoPoint: 'Resident.location',
  PageInfo: 'Resident.visits',
  ResidentConnection: 'Query.residents',
  ResidentEdge: 'Query.residents',
  ProposalConnection: 'Query.proposals',
  ProposalEdge: 'Query.proposals',
  Viewer: 'Query.viewer',
  BreakGlass: 'Mutation.breakGlass',
}

function fields(names: string, rule: Rule): Record<string, Rule> {
  return Object.fromEntries(names.split(' ').map((name) => [name, rule]))
}
