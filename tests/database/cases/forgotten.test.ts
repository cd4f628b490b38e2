import { sql } from '../../../shared/database/pg'
import { PgJobs } from '../../../shared/jobs'
import { ForgottenService } from '../../../subgraphs/cases/urging/forgotten.service'
import { PgForgottenStore } from '../../../subgraphs/cases/urging/forgotten.store.pg'
import { more, Station } from './station'
import { ids, viewers } from './territory'

let station: Station
let opened = false
beforeAll(async () => {
  station = await Station.open()
  opened = station.subgraph.statements.some((name) => name.startsWith('wakeForgotten'))
})
afterAll(() => station.subgraph.close())
// A Wednesday; the item is promised within 16 opening hours: Friday at ten.
beforeEach(() => station.at('2026-11-18T10:00'))

const asHub = <Row extends object>(text: string) =>
  station.subgraph.running.database.asSystem((caller) => caller.write((tx) => sql<Row>(tx, text)))
/** As the hub does at each start. */
const start = () =>
  station.subgraph.running.database.asSystem((caller) =>
    new ForgottenService(new PgForgottenStore(), new PgJobs('cases'), station.subgraph.clock).wake(caller),
  )
/** As it was before there were clocks, and as a queue is that was lost. */
const forget = () => asHub(`/* forget */ delete from cases_jobs._private_jobs where key is not null`)

describe('at a start', () => {
  it('cases without a clock get one, and tell what fell due meanwhile, each thing once', async () => {
    const { id } = await station.inProgress()
    await forget()
    await station.at('2026-11-20T10:00')
    expect(await station.inbox(viewers.worker, id)).toEqual([])
    expect(await start()).toBe(1)
    await station.subgraph.drain()
    expect(await station.inbox(viewers.worker, id)).toEqual(['DUE_SOON', 'OVERDUE'])
    expect(await station.inbox(more.deputy, id)).toEqual(['OVERDUE'])
    await station.at('2026-11-23T10:00')
    expect(await station.inbox(viewers.master, id)).toEqual(['OVERDUE'])
  })

  it('referrals without one are heard as well, and offers that nobody answered in time end', async () => {
    const { id } = await station.inProgress()
    const [waiting] = await station.offer(id, 'DIRECT', [ids.enterprise])
    const [taken] = await station.offer(id, 'DIRECT', [ids.otherEnterprise])
    await station.answer(viewers.otherPartner, taken?.id ?? '', 'ACCEPT')
    await forget()
    await station.at('2026-11-20T10:00')
    expect(await station.referrals(id)).toEqual(['OFFERED 20', 'ACCEPTED 21'])
    expect(waiting).toBeDefined()
    await start()
    await station.subgraph.drain()
    expect(await station.referrals(id)).toEqual(['EXPIRED 20', 'ACCEPTED 21'])
    expect(await station.inbox(viewers.otherPartner, id)).toEqual(['DUE_SOON of a referral', 'OVERDUE of a referral'])
  })

  it('the subgraph looks for itself', () => {
    expect(opened).toBe(true)
  })

  it('there is nothing to do where each has its job', async () => {
    const { id } = await station.inProgress()
    await station.offer(id, 'DIRECT', [ids.enterprise])
    expect(await start()).toBe(0)
  })

  it('a job that has failed for good is begun again', async () => {
    const { id } = await station.inProgress()
    await asHub(
      `/* exhaust */ update cases_jobs._private_jobs set attempts = max_attempts where key = 'case-clock:${id}'`,
    )
    expect(await start()).toBe(1)
    await station.at('2026-11-20T10:00')
    expect(await station.inbox(viewers.worker, id)).toEqual(['DUE_SOON', 'OVERDUE'])
  })

  it('what is paused or done stays quiet', async () => {
    const { id } = await station.inProgress()
    await station.step(viewers.worker, 'pauseCase', `id: "${id}", expectedVersion: 5, reason: "Waits"`)
    const { id: other } = await station.inProgress()
    await station.step(viewers.worker, 'resolveCase', `id: "${other}", expectedVersion: 5, outcome: "Done"`)
    expect(await start()).toBe(0)
  })
})
