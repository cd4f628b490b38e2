import { lineage } from '../paths'

export type DemoLine = 'PARTY_MASSES' | 'GOVERNMENT' | 'LIFE' | 'PUBLIC'

export interface DemoCategory {
  readonly code: string
  readonly name: string
  readonly line: DemoLine
}

const lines = new Map<string, DemoLine>([
  ['party', 'PARTY_MASSES'],
  ['government', 'GOVERNMENT'],
  ['life', 'LIFE'],
  ['public', 'PUBLIC'],
])

/** The seven categories of Qianggen's handy services. */
export const demoHandyCategories: readonly string[] = [
  'life.repairs',
  'life.keys',
  'life.haircuts',
  'life.tailoring',
  'life.laundry',
  'life.errands',
  'life.recycling',
]

const table = `
party: Party and masses 党群服务
party.membership: Party membership 党员关系
party.study: Study and meetings 学习与会议
party.care: Care for party members 党员关怀
party.volunteering: Party member volunteers 党员志愿
government: Government affairs 政务服务
government.pension: Pensions 养老保障
government.pension.allowance: Old-age allowances 高龄津贴
government.pension.insurance: Pension insurance 养老保险
government.medical: Medical insurance 医疗保障
government.medical.insurance: Enrolment 参保
government.medical.reimbursement: Reimbursement 报销
government.disability: Disability 残疾人服务
government.disability.allowance: Disability allowances 残疾人补贴
government.disability.aids: Assistive devices 辅助器具
government.relief: Social relief 社会救助
government.relief.income: Minimum income 最低生活保障
government.relief.hardship: Hardship relief 临时救助
government.housing: Housing 住房保障
government.housing.rental: Public rental housing 公租房
government.housing.subsidy: Rent subsidies 租房补贴
government.employment: Employment 就业服务
government.employment.registration: Registration 就业登记
government.employment.subsidy: Employment subsidies 就业补贴
government.family: Family and children 家庭与儿童
government.family.birth: Births 生育服务
government.family.childcare: Child care 托育
government.veterans: Veterans 退役军人
government.residence: Residence 居住管理
government.residence.permit: Residence permits 居住证
government.residence.pets: Dog registration 养犬登记
government.civil: Civil certificates 民事证明
government.civil.certificates: Certificates 证明开具
government.civil.cards: Cards 卡证办理
life: Daily life 生活服务
life.repairs: Repairs 维修
life.repairs.plumbing: Plumbing 水管维修
life.repairs.electrical: Electrical work 电路维修
life.repairs.appliances: Appliances 家电维修
life.repairs.doors: Doors and windows 门窗维修
life.keys: Keys and locks 配钥匙
life.keys.cutting: Key cutting 钥匙配制
life.keys.locks: Lock opening 开锁换锁
life.haircuts: Haircuts 理发
life.haircuts.home: Haircuts at home 上门理发
life.tailoring: Tailoring 缝补
life.tailoring.shoes: Shoe repair 修鞋
life.laundry: Laundry 洗衣
life.laundry.bedding: Bedding 床品清洗
life.errands: Errands 跑腿代办
life.errands.shopping: Shopping 代购
life.errands.medicine: Medicine pick-up 代取药
life.recycling: Recycling 回收
life.recycling.bulky: Bulky items 大件清运
life.meals: Meals 助餐
life.meals.canteen: Senior canteen 老年餐桌
life.meals.delivery: Meal delivery 送餐上门
life.care: Care 照护
life.care.bathing: Assisted bathing 助浴
life.care.nursing: Home nursing 居家护理
life.care.respite: Respite care 喘息服务
life.cleaning: Cleaning 保洁
life.cleaning.home: Home cleaning 家庭保洁
life.cleaning.hoods: Range hoods 油烟机清洗
life.health: Health 健康
life.health.checkup: Check-ups 体检
life.health.therapy: Rehabilitation 康复理疗
life.health.escort: Hospital escort 陪诊
public: Public matters 公益服务
public.company: Company 陪伴
public.company.visiting: Friendly visits 上门探望
public.company.phone: Telephone calls 电话问候
public.company.outing: Outings 陪同外出
public.digital: Digital help 数字助老
public.digital.phones: Smartphone lessons 手机课堂
public.children: Children 青少年
public.children.tutoring: Homework help 课后辅导
public.mediation: Mediation 邻里调解
public.safety: Safety 平安社区
public.safety.patrol: Patrols 治安巡逻
public.safety.fire: Fire safety 消防安全
public.environment: Environment 环境美化
public.environment.sorting: Waste sorting 垃圾分类
public.environment.gardens: Gardens 绿植养护
public.culture: Culture and sport 文体活动
public.legal: Legal advice 法律咨询
public.barriers: Barrier-free homes 无障碍改造
`

/** The taxonomy that needs and services share; parents before children, two or three levels under four lines. */
export const demoCategories: readonly DemoCategory[] = table
  .trim()
  .split('\n')
  .map((row) => {
    const [code = '', name = ''] = row.split(': ')
    const line = lines.get(lineage(code)[0] ?? '')
    if (!line) throw new Error(`Category ${code} is under none of the four lines`)
    return { code, name, line }
  })
