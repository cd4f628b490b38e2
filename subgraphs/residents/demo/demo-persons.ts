import { demoHouseholdOf, demoHouseholdAreaCode, demoResidentCount, demoResidentLocation } from '../../../shared/demo'
import type { PersonValues, ResidentAttribute } from '../resident/resident'

const surnames = '林王李张刘陈杨赵黄周吴徐孙胡朱高何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'
const surnamesLatin = [
  ...['Lin', 'Wang', 'Li', 'Zhang', 'Liu', 'Chen', 'Yang', 'Zhao', 'Huang', 'Zhou', 'Wu', 'Xu', 'Sun', 'Hu', 'Zhu'],
  ...['Gao', 'He', 'Guo', 'Ma', 'Luo', 'Liang', 'Song', 'Zheng', 'Xie', 'Han', 'Tang', 'Feng', 'Yu', 'Dong', 'Xiao'],
  ...['Cheng', 'Cao', 'Yuan', 'Deng', 'Xu', 'Fu', 'Shen', 'Zeng', 'Peng', 'Lü'],
]
const given = '桂兰淑英秀珍建国志强玉梅国华丽娟海燕文杰小红永福春生明亮雅琴家豪子涵晓东思远佳怡振华慧敏'
const pinyin = [
  ...['Guilan', 'Shuying', 'Xiuzhen', 'Jianguo', 'Zhiqiang', 'Yumei', 'Guohua', 'Lijuan', 'Haiyan', 'Wenjie'],
  ...['Xiaohong', 'Yongfu', 'Chunsheng', 'Mingliang', 'Yaqin', 'Jiahao', 'Zihan', 'Xiaodong', 'Siyuan', 'Jiayi'],
  ...['Zhenhua', 'Huimin'],
]

/** Day of birth of the n-th resident: a third elderly, the rest of all ages. The first one is 81. */
function birthDate(n: number): string {
  const year = n === 1 ? 1945 : n % 3 === 0 ? 1938 + (n % 27) : 1962 + ((n * 7) % 58)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(1 + (n % 12))}-${two(1 + ((n * 5) % 28))}`
}

/** A number of the district with a true check character (GB 11643). */
function idNumber(n: number, born: string): string {
  const body = `110102${born.replaceAll('-', '')}${String(n % 1000).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return `${body}${'10X98765432'[sum % 11] ?? ''}`
}

function attributes(n: number, born: string): ResidentAttribute[] {
  const elderly = born < '1966'
  const alone =
    demoHouseholdOf(n) !== demoHouseholdOf(n - 1 || demoResidentCount) && demoHouseholdOf(n) !== demoHouseholdOf(n + 1)
  const has: [boolean, ResidentAttribute][] = [
    [elderly, 'ELDERLY'],
    [alone, 'LIVING_ALONE'],
    [n % 17 === 0, 'DISABLED'],
    [n % 13 === 0, 'LOW_INCOME'],
    [elderly && n % 4 === 0, 'CHRONIC_ILLNESS'],
    [n % 29 === 0, 'VETERAN'],
    [!elderly && n % 11 === 0, 'MIGRANT_WORKER'],
    [n % 9 === 0, 'PARTY_MEMBER'],
  ]
  return has.filter(([holds]) => holds).map(([, attribute]) => attribute)
}

/** The address of household n: a door in the hutong of its cell. */
export function demoAddress(household: number): string {
  const [grid, cell] = demoHouseholdAreaCode(household).split('.').slice(-2)
  return `Qianggen Hutong ${grid}-${cell}, door ${household}, Xicheng District, Beijing 强根胡同${household}号`
}

/** Who resident n (from 1) is: invented, the same every time. */
export function demoPerson(n: number): PersonValues {
  const family = n === 1 ? 0 : demoHouseholdOf(n) % surnamesLatin.length
  const first = n === 1 ? 0 : (n * 5) % pinyin.length
  const surname = [...surnames][family] ?? ''
  const characters = [...given].slice(first * 2, first * 2 + 2).join('')
  const born = birthDate(n)
  const title = born < '1966' ? (n % 2 ? '奶奶' : '爷爷') : n % 2 ? '女士' : '先生'
  return {
    fullName: `${surnamesLatin[family]} ${pinyin[first]} ${surname}${characters}`,
    preferredName: n === 1 ? 'Grandma Lin 林奶奶' : `${surname}${title}`,
    birthDate: born,
    languages: n % 23 === 0 ? ['zh', 'en'] : ['zh'],
    attributes: attributes(n, born),
    phone: `139${String(10_000_000 + n * 20_011).padStart(8, '0')}`,
    idNumber: idNumber(n, born),
    address: demoAddress(demoHouseholdOf(n)),
    location: demoResidentLocation(n),
  }
}
