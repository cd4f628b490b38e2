import { demoCommunityCode } from './areas'
import { demoId } from './ids'
import { demoNeighbourCommunityCode, demoNeighbourStation, demoStation } from './station'

export type DemoPost = 'STATIONMASTER' | 'DEPUTY_STATIONMASTER' | 'GENERAL_SOCIAL_WORKER' | 'GRID_WORKER'

export interface DemoStaffMember {
  readonly id: string
  readonly name: string
  readonly post: DemoPost
  readonly stationId: string
  /** What the person's rights reach down from: the community, or a grid. */
  readonly areaCode: string
  /** Works a grid of the community and is not one of the station's own. */
  readonly grid: boolean
}

function member(n: number, name: string, post: DemoPost, areaCode: string, stationId: string): DemoStaffMember {
  return { id: demoId('staff', n), name, post, stationId, areaCode, grid: post === 'GRID_WORKER' }
}

/** The four of Qianggen's station, and the grid worker of `n03` (`grid: true`), who is not counted among them. */
export const demoStaff: readonly DemoStaffMember[] = [
  member(1, 'Zhao Min 赵敏', 'STATIONMASTER', demoCommunityCode, demoStation.id),
  member(2, 'Sun Lijuan 孙丽娟', 'DEPUTY_STATIONMASTER', demoCommunityCode, demoStation.id),
  member(3, 'Wang Hui 王慧', 'GENERAL_SOCIAL_WORKER', demoCommunityCode, demoStation.id),
  member(4, 'Li Jianguo 李建国', 'GENERAL_SOCIAL_WORKER', demoCommunityCode, demoStation.id),
  member(5, 'Chen Yu 陈宇', 'GRID_WORKER', `${demoCommunityCode}.n03`, demoStation.id),
]

/** The two of the station next door. */
export const demoNeighbourStaff: readonly DemoStaffMember[] = [
  member(21, 'Gao Feng 高峰', 'STATIONMASTER', demoNeighbourCommunityCode, demoNeighbourStation.id),
  member(22, 'He Xiaoyan 何晓燕', 'GENERAL_SOCIAL_WORKER', demoNeighbourCommunityCode, demoNeighbourStation.id),
]
