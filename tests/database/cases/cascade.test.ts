import { sql } from '../../../shared/database/pg'
import { everybodyOffers, offeringHub, offers, sources } from './offering-hub'
import { Station } from './station'
import { ids, viewers } from './territory'

let station: Station
beforeAll(async () => {
  station = await Station.open(offeringHub)
})
afterAll(() => station.subgraph.close())
beforeEach(everybodyOffers)

const asHub = (text: string) =>
  station.subgraph.running.database.asSystem((caller) => caller.write((tx) => sql(tx, text)))

describe('a cascade', () => {
  it('begins with the best, and goes to the next when one declines or does not answer in time', async () => {
    const { id } = await station.inProgress()
    const [first] = await station.offer(id, 'CASCADE', [])
    expect(await station.referrals(id)).toEqual(['OFFERED 20'])
    await station.answer(viewers.partner, first?.id ?? '', 'DECLINE')
    await station.subgraph.drain()
    expect(await station.referrals(id)).toEqual(['DECLINED 20', 'OFFERED 21'])
    station.subgraph.clock.pass({ days: 4 })
    await station.subgraph.drain()
    expect(await station.referrals(id)).toEqual(['DECLINED 20', 'EXPIRED 21', 'OFFERED 22'])
    const { referrals } = await station.ask<{ referrals: { edges: { node: { id: string } }[] } }>(
      viewers.coordinator,
      '{ referrals(status: [OFFERED]) { edges { node { id } } } }',
    )
    await station.answer(viewers.coordinator, referrals.edges.at(-1)?.node.id ?? '', 'ACCEPT')
    await station.subgraph.drain()
    expect(await station.referrals(id)).toEqual(['DECLINED 20', 'EXPIRED 21', 'ACCEPTED 22'])
  })

  it('skips who no longer fits, and tells the holder when nobody is left', async () => {
    const { id } = await station.inProgress()
    const [first] = await station.offer(id, 'CASCADE', [])
    offers.delete(ids.otherEnterprise)
    await station.answer(viewers.partner, first?.id ?? '', 'DECLINE')
    await station.subgraph.drain()
    expect(await station.referrals(id)).toEqual(['DECLINED 20', 'OFFERED 22'])
    offers.clear()
    station.subgraph.clock.pass({ days: 4 })
    await station.subgraph.drain()
    expect(await station.referrals(id)).toEqual(['DECLINED 20', 'EXPIRED 22'])
    const told = (await station.inbox(viewers.worker, id)).filter((kind) => kind === 'NOBODY_LEFT')
    expect(told).toEqual(['NOBODY_LEFT'])
    await station.subgraph.drain()
    expect(await station.inbox(viewers.worker, id)).toEqual(expect.arrayContaining(['NOBODY_LEFT']))
  })

  it('goes on with those whose source cannot be asked just then', async () => {
    const { id } = await station.inProgress()
    const [first] = await station.offer(id, 'CASCADE', [])
    sources.fail = true
    await station.answer(viewers.partner, first?.id ?? '', 'DECLINE')
    await station.subgraph.drain()
    expect(await station.referrals(id)).toEqual(['DECLINED 20', 'OFFERED 21'])
  })

  it('ends when the station takes the offer back', async () => {
    const { id } = await station.inProgress()
    const [first] = await station.offer(id, 'CASCADE', [])
    await station.step(viewers.worker, 'withdrawReferral', `id: "${first?.id}", reason: "Not needed"`)
    await station.subgraph.drain()
    expect(await station.referrals(id)).toEqual(['WITHDRAWN 20'])
    expect(await station.inbox(viewers.worker, id)).not.toContain('NOBODY_LEFT')
  })

  it('is not forgotten when its next step has failed for good', async () => {
    const { id } = await station.inProgress()
    const [first] = await station.offer(id, 'CASCADE', [])
    await station.answer(viewers.partner, first?.id ?? '', 'DECLINE')
    await asHub(`/* exhaust */ update cases_jobs._private_jobs set attempts = max_attempts where key like 'cascade:%'`)
    await station.subgraph.drain()
    expect(await station.referrals(id)).toEqual(['DECLINED 20'])
    station.subgraph.clock.pass({ minutes: 10 })
    await station.subgraph.drain()
    expect(await station.referrals(id)).toEqual(['DECLINED 20', 'OFFERED 21'])
    station.subgraph.clock.pass({ minutes: 10 })
    await station.subgraph.drain()
    expect(await station.referrals(id)).toEqual(['DECLINED 20', 'OFFERED 21'])
  })

  it('is over with its case, and not taken up again when that is reopened', async () => {
    const { id } = await station.inProgress()
    const [first] = await station.offer(id, 'CASCADE', [])
    await station.answer(viewers.partner, first?.id ?? '', 'DECLINE')
    const step = async (name: string, rest = '') => {
      const { case: the } = await station.ask<{ case: { version: number } }>(
        viewers.worker,
        `{ case(id: "${id}") { version } }`,
      )
      await station.step(viewers.worker, name, `id: "${id}", expectedVersion: ${the.version} ${rest}`)
    }
    await step('resolveCase', 'outcome: "Done"')
    await station.subgraph.drain()
    await step('closeCase')
    await step('reopenCase', 'reason: "It drips again"')
    station.subgraph.clock.pass({ minutes: 10 })
    await station.subgraph.drain()
    expect(await station.referrals(id)).toEqual(['DECLINED 20'])
  })

  it('names nobody, and is refused when there is nobody', async () => {
    offers.clear()
    const { id } = await station.inProgress()
    await expect(station.offer(id, 'CASCADE', [])).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
    expect(await station.referrals(id)).toEqual([])
  })
})
