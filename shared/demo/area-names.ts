import type { GeoPoint } from '../geo'

export interface Subdistrict {
  readonly letter: string
  readonly name: string
  readonly communities: number
  readonly center: GeoPoint
}

/** The 15 subdistricts: letter, name, communities (259 in all), centre. */
export const subdistricts: readonly Subdistrict[] = (
  [
    ['a', "Xichang'an Avenue 西长安街", 13, 39.9075, 116.379],
    ['b', 'Xinjiekou 新街口', 21, 39.938, 116.366],
    ['c', 'Yuetan 月坛', 26, 39.9125, 116.3405],
    ['d', 'Zhanlan Road 展览路', 22, 39.9305, 116.3455],
    ['e', 'Desheng 德胜', 23, 39.9575, 116.372],
    ['f', 'Shichahai 什刹海', 21, 39.939, 116.3835],
    ['g', 'Financial Street 金融街', 18, 39.916, 116.3625],
    ['h', 'Dashilan 大栅栏', 9, 39.8945, 116.3905],
    ['i', 'Tianqiao 天桥', 8, 39.883, 116.392],
    ['j', 'Chunshu 椿树', 7, 39.8965, 116.3795],
    ['k', 'Taoranting 陶然亭', 8, 39.8775, 116.3785],
    ['l', "Guang'anmennei 广安门内", 18, 39.8925, 116.3625],
    ['m', 'Niujie 牛街', 10, 39.885, 116.3625],
    ['n', 'Baizhifang 白纸坊', 20, 39.8745, 116.3525],
    ['o', "Guang'anmenwai 广安门外", 35, 39.888, 116.335],
  ] as const
).map(([letter, name, communities, latitude, longitude]) => ({
  letter,
  name,
  communities,
  center: { latitude, longitude },
}))

/** The communities of subdistrict `g`, Qianggen first: code segment and name. */
export const communitiesOfG: readonly (readonly [string, string])[] = [
  ['qianggen', 'Qianggen Community 强根社区'],
  ['fengsheng', 'Fengsheng Community 丰盛社区'],
  ['zhuanta', 'Zhuanta Community 砖塔社区'],
  ['wenchang', 'Wenchang Community 文昌社区'],
  ['minkang', 'Minkang Community 民康社区'],
  ['erlong', 'Erlong Road Community 二龙路社区'],
  ['jingjidao', 'Jingjidao Community 京畿道社区'],
  ['dayuan', 'Dayuan Community 大院社区'],
  ['shoushuihe', 'Shoushuihe Community 受水河社区'],
  ['xinwenhua', 'Xinwenhua Street Community 新文化街社区'],
  ['shoupa', 'Shoupa Community 手帕社区'],
  ['taiping', 'East Taiping Street Community 东太平街社区'],
  ['wenjia', 'Wenjia Street Community 温家街社区'],
  ['honghui', 'Honghui Garden Community 宏汇园社区'],
  ['fenghui', 'Fenghui Garden Community 丰汇园社区'],
  ['fengrong', 'Fengrong Garden Community 丰融园社区'],
  ['guangning', 'Guangning Community 广宁社区'],
  ['yuetannan', 'South Lane Community 南巷社区'],
]

/** Two parts of a community's name, pinyin and characters; every subdistrict but `g` draws its names from them in turn. */
export const nameHeads = [
  ['Bei', '北'],
  ['Chang', '长'],
  ['Da', '大'],
  ['Dong', '东'],
  ['Fu', '福'],
  ['Gui', '桂'],
  ['He', '和'],
  ['Hong', '红'],
  ['Jing', '景'],
  ['Liu', '柳'],
  ['Nan', '南'],
  ['Ping', '平'],
  ['Song', '松'],
  ['Tai', '泰'],
  ['Xin', '新'],
  ['Yong', '永'],
] as const
export const nameTails = [
  ['an', '安'],
  ['tang', '塘'],
  ['yuan', '园'],
  ['jie', '街'],
  ['qiao', '桥'],
  ['lin', '林'],
  ['men', '门'],
  ['shun', '顺'],
  ['ting', '庭'],
  ['wan', '湾'],
  ['xiang', '巷'],
  ['zhuang', '庄'],
  ['hua', '华'],
  ['jing', '井'],
  ['li', '里'],
  ['he', '河'],
] as const
