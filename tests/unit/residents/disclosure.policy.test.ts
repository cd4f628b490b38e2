import { anonymous, roles, system, type Role, type Viewer } from '../../../shared/auth'
import { noTies, scopeOfField, type PersonalField, type Ties } from '../../../subgraphs/residents/disclosure/disclosure'
import { decide, maySee } from '../../../subgraphs/residents/disclosure/disclosure.policy'

const now = new Date('2026-11-18T02:00:00Z')
const later = new Date('2026-11-18T03:00:00Z')
const resident = { id: 'r', areaCode: 'x.g.q.n01.c01' }
const viewer = (role: Role, over: Partial<Viewer> = {}): Viewer => ({ ...anonymous, id: 'someone', role, ...over })
const consent = { scopes: ['CONTACT'] as const, caseId: null, expiresAt: null, withdrawnAt: null }
const fields = Object.keys(scopeOfField) as PersonalField[]
const granted = (who: Viewer, ties: Ties) =>
  fields.filter((field) => ['GRANTED', 'MASKED'].includes(decide(who, resident, ties, field, now)))

test('without area, identity or tie, no role but the hub itself sees anybody or anything', () => {
  for (const role of [...roles, 'ANONYMOUS' as const]) {
    expect([role, maySee(viewer(role), resident, noTies, now)]).toEqual([role, false])
    expect([role, granted(viewer(role), noTies)]).toEqual([role, []])
  }
  expect(maySee(system, resident, noTies, now)).toBe(true)
})

test('a helper gets what active consents name: no id number, and nobody else of the household', () => {
  const everything = { ...consent, scopes: ['IDENTITY', 'CONTACT', 'ADDRESS', 'PROFILE'] as const }
  const ties = { ...noTies, helpsIn: ['c1'], consents: [everything] }
  const open = granted(viewer('PARTNER', { organizationId: 'o' }), ties)
  expect(open).toEqual(fields.filter((field) => field !== 'idNumber' && field !== 'household'))
})

test.each([
  ['withdrawn', { ...consent, withdrawnAt: now }],
  ['run out', { ...consent, expiresAt: now }],
  ['for another case', { ...consent, caseId: 'c2' }],
])('a consent that is %s opens nothing', (_, one) => {
  const ties = { ...noTies, helpsIn: ['c1'], consents: [one] }
  expect(decide(viewer('PARTNER'), resident, ties, 'phone', now)).toBe('CONSENT_REQUIRED')
})

test('a volunteer gets nothing, whatever was consented to', () => {
  const ties = { ...noTies, helpsIn: ['c1'], consents: [consent] }
  expect(granted(viewer('VOLUNTEER'), ties)).toEqual([])
})

test('an officer gets what is behind broken glass while it is open', () => {
  const officer = viewer('DISTRICT_OFFICER', { area: 'x' })
  expect(granted(officer, { ...noTies, glassUntil: later })).toEqual(fields)
  expect(granted(officer, { ...noTies, glassUntil: now })).toEqual([])
})
