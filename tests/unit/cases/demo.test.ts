import { demoStation } from '../../../shared/demo'
import { demoCases } from '../../../subgraphs/cases/demo/territory'

const calendar = { openingHours: demoStation.openingHours, timeZone: 'Asia/Shanghai' }
const monday = Date.parse('2026-11-23T00:00:00+08:00')

/** Day and night, open and closed, over a week. */
const moments = Array.from({ length: 12 }, (_, n) => new Date(monday + n * 14 * 3_600_000))

test.each(moments)('a demo territory made at %p keeps the order of every deadline', (now) => {
  const referrals = demoCases(now, calendar).flatMap(({ the, referral }) => (referral ? [{ the, referral }] : []))
  const broken = referrals.filter(
    ({ the, referral: { offeredAt, respondBy, completeBy } }) =>
      completeBy > the.dueAt || (respondBy > completeBy && completeBy > offeredAt) || respondBy <= offeredAt,
  )
  expect(referrals.length).toBeGreaterThan(0)
  expect(broken).toEqual([])
})
