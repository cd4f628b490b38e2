/** 54 agencies that serve Qianggen, `name | categories`; `*` marks a social organisation, the others are enterprises. */
export const agencies = `
Hongyun Home Repair 鸿运家庭维修 | life.repairs.plumbing life.repairs.electrical life.repairs.doors
Jingxin Plumbing and Heating 京鑫水暖 | life.repairs.plumbing
Anju Property Services 安居物业 | life.repairs life.cleaning
Huadian Electrical 华电电工 | life.repairs.electrical
Lanhai Appliance Service 蓝海家电 | life.repairs.appliances
Shunda Doors and Windows 顺达门窗 | life.repairs.doors
Tianrun Drains 天润疏通 | life.repairs.plumbing life.cleaning.hoods
Jiahe Smart Home 家和智能 | life.repairs.electrical public.digital.phones
Yongfu Locksmiths 永福锁业 | life.keys
Pingan Lock Emergency 平安开锁 | life.keys.locks
Silver Scissors Home Haircuts 银剪上门理发 | life.haircuts
Chunhui Hairdressers 春晖美发 | life.haircuts.home
Ruifu Tailors 瑞福裁缝 | life.tailoring
Baijie Laundry 百洁洗衣 | life.laundry
Cloud Bedding Wash 云朵床品 | life.laundry.bedding
Quick Feet Errands 飞毛腿跑腿 | life.errands
Hema Grocery Runners 河马代购 | life.errands.shopping
Kangjian Pharmacy Delivery 康健送药 | life.errands.medicine life.health
Green Loop Recycling 绿环回收 | life.recycling
Bulky Movers 大件清运队 | life.recycling.bulky
Silver Table Senior Canteen 银龄餐桌 | life.meals.canteen life.meals.delivery
Warm Lunch Delivery 暖心午餐 | life.meals.delivery
Hui Flavours Halal Kitchen 回味清真厨房 | life.meals
Soft Food Kitchen 软食厨房 | life.meals.delivery
Qingsong Elder Care 青松养老 | life.care life.health.therapy
Jiade Assisted Bathing 佳德助浴 | life.care.bathing
Home Nurse Beijing 护士到家 | life.care.nursing
Ciai Nursing Home Respite 慈爱喘息照护 | life.care.respite life.care.bathing
Anxin Carers 安心护工 | life.care
Jieli Home Cleaning 洁丽保洁 | life.cleaning.home
Bright Hood Cleaning 亮净油烟机 | life.cleaning.hoods
Sisters Housekeeping 姐妹家政 | life.cleaning life.care.respite
Xinkang Rehabilitation 鑫康康复 | life.health.therapy
Escort Plus Hospital Company 陪诊无忧 | life.health.escort
*Sunset Glow Elder Care Centre 夕阳红养老服务中心 | life.care public.company
*Hand in Hand Social Work Agency 手拉手社工事务所 | public.company public.mediation
*Ruibo Social Work Development Centre 睿搏社会工作发展中心 | public public.company.visiting
*Heart Bridge Counselling 心桥心理援助中心 | public.company.phone public.mediation
*Blue Sky Neighbours Rescue 蓝天邻里救援 | public.safety
*Sunny Side Disability Support 向阳助残服务中心 | public.barriers government.disability.aids
*Little Desk After-School Club 小书桌课后社 | public.children
*Seedling Child Development Centre 新苗儿童中心 | public.children life.care
*Digital Silver Association 数字银龄协会 | public.digital
*Green Hutong Action 绿色胡同行动 | public.environment
*Hutong Gardeners 胡同园艺会 | public.environment.gardens
*Old Craft Menders Society 老手艺修补社 | life.tailoring life.repairs.appliances
*Meals with Love Foundation 爱心餐公益基金 | life.meals.delivery
*Capital Legal Aid Society 京城法律援助社 | public.legal public.mediation
*Peking Opera Friends 京剧票友社 | public.culture
*Calligraphy and Tea Circle 书画茶社 | public.culture
*Barrier-Free Beijing 无障碍北京 | public.barriers life.repairs.doors
*Memory Lane Dementia Support 忆路认知症关爱 | life.care.respite public.company
*Good Night Phone Line 晚安热线 | public.company.phone
*Community Doctors' Friends 社区医生之友 | life.health life.errands.medicine
`
