import type { TestViewer } from '../../support'
import {
  demoCommunityCode,
  demoId,
  demoNeighbourCommunityCode,
  demoNeighbourStaff,
  demoPersons,
  type DemoPersonName,
} from '../../../shared/demo'

/** A demo person as a viewer. */
export function person(name: DemoPersonName): TestViewer {
  const { sub, name: called, role, area, org } = demoPersons[name]
  return { id: sub, name: called, role, area, organizationId: org }
}

export const worker = person('worker')
export const master = person('stationmaster')
export const gridWorker = person('gridworker')
export const grandma = person('resident')

/** A worker of the station next door. */
export const neighbour: TestViewer = {
  id: demoNeighbourStaff[1]?.id ?? '',
  role: 'STATION_WORKER',
  area: demoNeighbourCommunityCode,
}

export function resident(id: string): TestViewer {
  return { id, role: 'RESIDENT' }
}

export function partner(organizationId: string): TestViewer {
  return { id: demoId('client', 77), role: 'PARTNER', organizationId }
}

export function coordinator(groupId: string): TestViewer {
  return { id: demoId('volunteer', 77), role: 'VOLUNTEER_COORDINATOR', organizationId: groupId }
}

/** A registration that breaks no rule. */
export const registration = {
  fullName: 'Bai Yun 白云',
  address: '12 Qianggen Hutong, Xicheng District, Beijing',
  areaCode: `${demoCommunityCode}.n01.c01`,
}
