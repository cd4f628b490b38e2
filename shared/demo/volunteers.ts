import { demoGroups } from './groups'
import { demoId } from './ids'

export interface DemoVolunteer {
  readonly id: string
  readonly name: string
  readonly groupIds: readonly string[]
  readonly skills: readonly string[]
  readonly languages: readonly string[]
}

const surnames =
  'Wang 王,Li 李,Zhang 张,Liu 刘,Chen 陈,Yang 杨,Huang 黄,Zhao 赵,Wu 吴,Zhou 周,Xu 徐,Sun 孙,Ma 马'.split(',')
const given = 'Wei 伟,Fang 芳,Na 娜,Min 敏,Jing 静,Lei 磊,Yan 燕,Jie 杰,Tao 涛,Ying 颖,Gang 刚'.split(',')
const skills = [
  'first-aid',
  'listening',
  'plumbing',
  'electrics',
  'driving',
  'cooking',
  'haircutting',
  'tutoring',
  'sign-language',
  'smartphones',
]

/** How many volunteers there are; at least seven in each group. */
export const demoVolunteerCount = 90

function nameOf(n: number): string {
  const [surname = '', surnameSign = ''] = (surnames[n % surnames.length] ?? '').split(' ')
  const [name = '', nameSign = ''] = (given[(n * 3) % given.length] ?? '').split(' ')
  return `${surname} ${name} ${surnameSign}${nameSign}`
}

function pick<T>(from: readonly T[], index: number): T[] {
  const one = from[index % from.length]
  return one === undefined ? [] : [one]
}

function volunteer(n: number): DemoVolunteer {
  const home = n <= 12 ? 0 : n % demoGroups.length
  // Every fifth helps in a second group as well.
  const groups = [home, ...(n % 5 === 0 ? [(home + 4) % demoGroups.length] : [])]
  return {
    id: demoId('volunteer', n),
    name: nameOf(n),
    groupIds: groups.flatMap((index) => pick(demoGroups, index).map((group) => group.id)),
    skills: [...new Set([...pick(skills, n), ...(n % 3 === 0 ? pick(skills, n + 4) : [])])],
    languages: ['zh', ...(n % 4 === 1 ? ['en'] : []), ...(n % 11 === 7 ? ['yue'] : [])],
  }
}

/** 90 volunteers; the first twelve belong to the first group. Volunteer 1 is the demo person `volunteer`, 2 the `coordinator`. */
export const demoVolunteers: readonly DemoVolunteer[] = Array.from({ length: demoVolunteerCount }, (_, index) =>
  volunteer(index + 1),
)
