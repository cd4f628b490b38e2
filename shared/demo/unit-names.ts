/** 22 handy outlets: shops and stalls of the neighbourhood. */
export const outlets = `
Master Zhou's Bicycle Stall 周师傅修车摊 | life.repairs
Corner Key Stall 街角配钥匙 | life.keys.cutting
West Gate Hardware 西门五金 | life.repairs.doors life.keys.cutting
Old Locust Barber 老槐理发店 | life.haircuts
Sister Wu's Salon 吴姐美发 | life.haircuts
Lane Tailor Shop 小巷裁缝铺 | life.tailoring
Uncle Ma Shoe Repair 马叔修鞋 | life.tailoring.shoes
Fresh White Dry Cleaners 鲜白干洗 | life.laundry
Community Parcel Point 社区快递驿站 | life.errands
Print and Photo Corner 图文快印 | life.errands
Qianggen Vegetable Shop 强根菜店 | life.errands.shopping
Sunrise Bakery 日出面点 | life.meals
Lane Noodle House 胡同面馆 | life.meals.canteen
Tofu Brothers 豆腐兄弟 | life.errands.shopping life.meals
Tongren Corner Pharmacy 同仁药房 | life.errands.medicine
Used Books Barrow 旧书回收车 | life.recycling
Scrap Scale on Courtyard Lane 院巷回收站 | life.recycling
Appliance Corner Repairs 街角电器修理 | life.repairs.appliances
Watch and Glasses Repair 钟表眼镜修理 | life.repairs
Cotton Quilt Workshop 弹棉花坊 | life.tailoring life.laundry.bedding
Phone Doctor 手机医生 | public.digital.phones
Massage by the Blind 盲人按摩 | life.health.therapy
`

/** 11 units of the jurisdiction: neighbours that open their rooms, canteens and yards. */
export const units = `
Qianggen Primary School 强根小学 | public.children public.culture
No. 8 Secondary School 第八中学分校 | public.children
Financial Street Community Health Centre 金融街社区卫生服务中心 | life.health life.care.nursing
Fengsheng Fire Brigade 丰盛消防站 | public.safety.fire
Qianggen Police Office 强根社区警务室 | public.safety
West City Library Branch 西城图书馆分馆 | public.culture public.digital
Bank of the Capital, Fengsheng Branch 首都银行丰盛支行 | public.digital public.legal
Ministry Canteen Open Day 机关食堂便民窗口 | life.meals.canteen
Municipal Heating Station 7 第七供热站 | life.repairs.plumbing
West City Sports School 西城体校 | public.culture
Guanghua Temple Cultural Relics Office 广化文物管理所 | public.culture public.environment
`

/** 8 government departments of the subdistrict. */
export const departments = `
Civil Affairs Office 民政科 | government.relief government.pension.allowance government.family
Social Security Office 社保所 | government.pension government.medical government.employment
Housing Security Office 住房保障科 | government.housing
Disabled Persons' Federation 残疾人联合会 | government.disability public.barriers
Urban Management Office 城市管理科 | public.environment life.recycling
Safety and Emergency Office 安全应急科 | public.safety
Public Security Residence Office 派出所户籍科 | government.residence government.civil
Veterans Service Station 退役军人服务站 | government.veterans
`
