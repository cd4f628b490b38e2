/** Your business: replace it with your own database. Hours are those of the hub's time zone, UTC+8. */
export const kitchens = [
  {
    id: 'kitchen-1',
    name: 'Lane Kitchen 胡同厨房',
    location: { latitude: 39.9176, longitude: 116.3605 },
    reachMeters: 3_000,
    opens: 10,
    closes: 19,
    fee: 16,
    seats: 40,
    seatsLeft: 25,
    dishes: [
      { name: 'Steamed egg and rice 蒸蛋饭', price: 16, soft: true },
      { name: 'Tofu with greens 青菜豆腐', price: 18, soft: true },
    ],
  },
  {
    id: 'kitchen-2',
    name: 'Night Noodles 夜面馆',
    location: { latitude: 39.9301, longitude: 116.3702 },
    reachMeters: 5_000,
    opens: 16,
    closes: 23,
    fee: 22,
    seats: 30,
    seatsLeft: 3,
    dishes: [{ name: 'Noodles with beef 牛肉面', price: 22, soft: false }],
  },
]

/** Meals brought last month, by the area's code. */
export const brought = new Map([['xicheng.g.qianggen', 412]])
