import { demoArea, demoCommunityCode, demoSubdistrictCode } from './areas'
import { demoId } from './ids'
import { around } from './places'

export interface DemoGroup {
  readonly id: string
  readonly name: string
  readonly categoryCodes: readonly string[]
  readonly areaCodes: readonly string[]
  readonly latitude: number
  readonly longitude: number
  /** The social worker who trains and supervises the group. */
  readonly supervisorId: string
}

const names: readonly (readonly [string, string])[] = [
  ['Warm Neighbours 暖邻互助队', 'public.company life.repairs life.errands'],
  ['Red Toolbox 红色工具箱', 'life.repairs life.keys'],
  ['Silver Age Care 银龄关爱队', 'life.care public.company.visiting'],
  ['Meal Runners 送餐小分队', 'life.meals.delivery life.errands.shopping'],
  ['Hutong Patrol 胡同巡逻队', 'public.safety'],
  ['Green Fingers 绿手指', 'public.environment'],
  ['Phone Tutors 手机小老师', 'public.digital'],
  ['Homework Friends 作业伙伴', 'public.children'],
  ['Neighbours Who Mediate 老街坊调解队', 'public.mediation public.legal'],
  ['Escort to Hospital 陪诊志愿队', 'life.health.escort life.errands.medicine'],
  ['Volunteer Barbers 义剪队', 'life.haircuts life.tailoring'],
  ['Culture and Sport Team 文体队', 'public.culture'],
]

/** The 12 volunteer groups verified for Qianggen; the demo person `coordinator` leads the first. */
export const demoGroups: readonly DemoGroup[] = names.map(([name, categories], index) => ({
  id: demoId('group', index + 1),
  name,
  categoryCodes: categories.split(' '),
  areaCodes: [index % 4 === 3 ? demoSubdistrictCode : demoCommunityCode],
  ...around(demoArea(demoCommunityCode), index, 110),
  // The two general social workers share them.
  supervisorId: demoId('staff', 3 + (index % 2)),
}))
