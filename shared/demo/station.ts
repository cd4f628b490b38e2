import { demoArea, demoCommunityCode, demoSubdistrictCode } from './areas'
import { demoId } from './ids'
import { offset } from './places'

export interface DemoOpeningHours {
  /** 1 = Monday … 7 = Sunday */
  readonly weekday: number
  readonly opens: string
  readonly closes: string
}

export interface DemoStation {
  readonly id: string
  readonly name: string
  readonly communityCode: string
  readonly address: string
  readonly latitude: number
  readonly longitude: number
  readonly phone: string
  readonly openingHours: readonly DemoOpeningHours[]
}

export type DemoZoneKind = 'RECEPTION' | 'WAITING' | 'SERVICE' | 'PARTY_MASSES' | 'HEART_WARMING' | 'TOOL_CABINET'

export interface DemoZone {
  readonly kind: DemoZoneKind
  readonly name: string
  readonly seats: number
}

export const demoNeighbourCommunityCode = `${demoSubdistrictCode}.fengsheng`

const weekdays: readonly DemoOpeningHours[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  opens: '09:00',
  closes: '17:00',
}))

/** Qianggen's station, the "multi-function socket". */
export const demoStation: DemoStation = {
  id: demoId('station', 1),
  name: 'Qianggen Community Service Station 强根社区服务站',
  communityCode: demoCommunityCode,
  address: '8 Qianggen Hutong, Xicheng District, Beijing',
  ...offset(demoArea(demoCommunityCode), 40, -25),
  phone: '+86 10 5550 0149',
  openingHours: [...weekdays, { weekday: 6, opens: '09:00', closes: '12:00' }],
}

/** The station next door, in another community of the subdistrict: what its people may not see of Qianggen. */
export const demoNeighbourStation: DemoStation = {
  id: demoId('station', 2),
  name: 'Fengsheng Community Service Station 丰盛社区服务站',
  communityCode: demoNeighbourCommunityCode,
  address: '21 Fengsheng Hutong, Xicheng District, Beijing',
  ...offset(demoArea(demoNeighbourCommunityCode), -30, 20),
  phone: '+86 10 5550 0168',
  openingHours: weekdays,
}

/** The six functional areas of Qianggen's station. */
export const demoZones: readonly DemoZone[] = [
  { kind: 'RECEPTION', name: 'Reception desk 接待区', seats: 2 },
  { kind: 'WAITING', name: 'Waiting area 等候区', seats: 12 },
  { kind: 'SERVICE', name: 'General service windows 综合服务区', seats: 4 },
  { kind: 'PARTY_MASSES', name: 'Party-masses workstation 党群工作站', seats: 8 },
  { kind: 'HEART_WARMING', name: 'Heart-warming station 暖心驿站', seats: 6 },
  { kind: 'TOOL_CABINET', name: 'Shared tool cabinet 共享工具柜', seats: 0 },
]
