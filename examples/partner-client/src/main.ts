import { readConfig } from './config'
import { startPartner, type Business } from './partner'

/** A plumber's. Replace it with your own. */
const business: Business = {
  offers: [
    {
      key: 'plumbing-at-home-1',
      title: 'Plumbing at home',
      categoryCodes: ['life.repairs.plumbing'],
      serviceAreaCodes: ['xicheng.g.qianggen'],
      fee: { kind: 'FIXED', amount: 50, unit: 'visit' },
      capacity: 3,
    },
  ],
  decide: (referral) =>
    Promise.resolve(referral.case.urgency === 'EMERGENCY' ? 'We cannot come within the hour.' : null),
  async work(referral, arrived) {
    await arrived()
    return { done: true, text: `Done: ${referral.case.summary}`, fee: 50 }
  },
  log: (line) => console.log(line),
}

startPartner(readConfig(), business).then(
  (partner) => {
    console.log('Waiting for referrals; Ctrl+C ends.')
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void partner.stop())
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
