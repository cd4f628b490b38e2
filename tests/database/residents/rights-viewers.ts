import { demoCommunityCode, demoGroups, demoId, demoOrganizations, demoResidentId } from '../../../shared/demo'
import type { TestSubgraph, TestViewer } from '../../support'
import { coordinator, grandma, gridWorker, master, neighbour, partner, person, resident, worker } from './people'
import type { Tie } from './rights-table'

/** Whose data is asked for. */
export const whom = demoResidentId(1)
const organization = demoOrganizations[3]?.id ?? ''
const group = demoGroups[3]?.id ?? ''
const volunteer: TestViewer = { id: demoId('volunteer', 9), role: 'VOLUNTEER', organizationId: group }
const foreign = 'chaoyang.a.far'

/** Every role, in the own, a neighbouring and a foreign area, or with and without a tie. */
export const viewers: readonly (readonly [name: string, viewer: TestViewer, tie: Tie])[] = [
  ['the stationmaster', master, 'station'],
  ['the stationmaster next door', { ...master, area: neighbour.area ?? '' }, 'nobody'],
  ['a stationmaster far away', { ...master, area: foreign }, 'nobody'],
  ['a worker', worker, 'station'],
  ['a grid worker in the own grid', gridWorker, 'grid'],
  ['a grid worker of the next grid', { ...gridWorker, area: `${demoCommunityCode}.n01` }, 'nobody'],
  ['a worker next door', neighbour, 'nobody'],
  ['a worker far away', { ...worker, area: foreign }, 'nobody'],
  ['a worker without an area', { ...worker, area: null }, 'nobody'],
  ['a subdistrict officer', person('subdistrict'), 'officer'],
  ['an officer of the next subdistrict', { ...person('subdistrict'), area: 'xicheng.f' }, 'nobody'],
  ['an officer whose code only begins the same', { ...person('subdistrict'), area: 'xicheng.g.qian' }, 'nobody'],
  ['a district officer', person('district'), 'officer'],
  ['an officer of another district', { ...person('district'), area: 'chaoyang' }, 'nobody'],
  ['the resident', grandma, 'self'],
  ['a resident next door', resident(demoResidentId(2)), 'nobody'],
  ['a resident of nowhere', resident(demoId('resident', 9999)), 'nobody'],
  ['a partner that helps', partner(organization), 'helper'],
  ['a partner that does not help', partner(demoId('organization', 4444)), 'nobody'],
  ['a partner without an organisation', { ...partner(''), organizationId: null }, 'nobody'],
  ['a group that helps', coordinator(group), 'helper'],
  ['a group that does not help', coordinator(demoId('group', 4444)), 'nobody'],
  ['a volunteer who helps', volunteer, 'volunteer'],
  ['a volunteer who does not help', { ...volunteer, id: demoId('volunteer', 10) }, 'nobody'],
  ['an administrator', person('admin'), 'nobody'],
  ['a visitor', {}, 'nobody'],
]

/** Makes the ties: a referral to the organisation and to the group, and an assignment of the volunteer. */
export async function tieHelpers(hub: TestSubgraph): Promise<void> {
  const caseId = demoId('case', 900)
  const referral = { kind: 'referral.accepted', version: 2 }
  const data = { caseId, residentId: whom, status: 'ACCEPTED' }
  await hub.receive({ ...referral, aggregateId: demoId('referral', 900), data: { ...data, providerId: organization } })
  await hub.receive({ ...referral, aggregateId: demoId('referral', 901), data: { ...data, providerId: group } })
  const told = { kind: 'case.changed', aggregateId: caseId, version: 1 }
  await hub.receive({ ...told, data: { residentId: whom, status: 'OPEN' } })
  const assignment = { volunteerId: volunteer.id, caseId, referralId: null, status: 'ASSIGNED' }
  await hub.receive({ kind: 'assignment.saved', aggregateId: demoId('assignment', 900), version: 1, data: assignment })
}
