import { sql } from '../../../shared/database/pg'
import { more, Station } from './station'
import { ids, viewers } from './territory'

let station: Station
beforeAll(async () => {
  station = await Station.open()
})
afterAll(() => station.subgraph.close())
// A Wednesday; the station is open from nine to five, and the item is promised within 16 hours: Friday at ten.
beforeEach(() => station.at('2026-11-18T10:00'))

const office = viewers.subdistrict

describe('a case that nobody looks at', () => {
  it('makes itself heard at 80 % of its time, at the deadline, and 8 and 24 opening hours later, each once', async () => {
    const { id } = await station.inProgress()
    const heard = async () => ({
      worker: await station.inbox(viewers.worker, id),
      deputy: await station.inbox(more.deputy, id),
      master: await station.inbox(viewers.master, id),
      office: await station.inbox(office, id),
    })
    const nothing = { worker: [], deputy: [], master: [], office: [] }
    await station.at('2026-11-19T14:47')
    expect(await heard()).toEqual(nothing)
    await station.at('2026-11-19T14:48')
    expect(await heard()).toEqual({ ...nothing, worker: ['DUE_SOON'] })
    await station.at('2026-11-20T09:59')
    expect(await station.timeline(id)).not.toContain('OVERDUE')
    await station.at('2026-11-20T10:00')
    const late = { ...nothing, worker: ['DUE_SOON', 'OVERDUE'], deputy: ['OVERDUE'] }
    expect(await heard()).toEqual(late)
    await station.at('2026-11-23T09:59')
    expect(await heard()).toEqual(late)
    await station.at('2026-11-23T10:00')
    expect(await heard()).toEqual({ ...late, master: ['OVERDUE'] })
    await station.at('2026-11-25T09:59')
    expect(await heard()).toEqual({ ...late, master: ['OVERDUE'] })
    await station.at('2026-11-25T10:00')
    const all = { ...late, master: ['OVERDUE'], office: ['ESCALATED'] }
    expect(await heard()).toEqual(all)
    await station.at('2026-12-25T10:00')
    expect(await heard()).toEqual(all)
    expect((await station.timeline(id)).slice(5)).toEqual(['OVERDUE', 'URGED', 'ESCALATED'])
  })

  it('is told to the deputy while nobody has taken it on', async () => {
    const { id } = await station.receive()
    await station.at('2026-11-20T10:00')
    expect(await station.inbox(more.deputy, id)).toEqual(['DUE_SOON', 'OVERDUE'])
  })

  it('is heard of all the same when the hub was down at the time, each thing once, in order', async () => {
    const { id } = await station.inProgress()
    await station.at('2026-12-18T10:00')
    await station.at('2026-12-18T10:01')
    expect((await station.timeline(id)).slice(5)).toEqual(['OVERDUE', 'URGED', 'ESCALATED'])
    expect(await station.inbox(viewers.worker, id)).toEqual(['DUE_SOON', 'OVERDUE'])
  })

  it('is heard once also when its job comes again', async () => {
    const { id } = await station.inProgress()
    await station.at('2026-11-20T10:00')
    const again = `/* again */ select cases_jobs.add_job('case-clock', json_build_object('caseId', $1::text), run_at => $2)`
    await station.subgraph.running.database.asSystem((caller) =>
      caller.write((tx) => sql(tx, again, [id, station.subgraph.clock.now()])),
    )
    await station.subgraph.drain()
    expect(await station.inbox(viewers.worker, id)).toEqual(['DUE_SOON', 'OVERDUE'])
  })

  it('keeps still while it is paused, and is heard later by exactly the pause', async () => {
    const { id } = await station.inProgress()
    await station.step(viewers.worker, 'pauseCase', `id: "${id}", expectedVersion: 5, reason: "Waits for papers"`)
    await station.at('2026-12-02T10:00')
    await station.step(viewers.worker, 'resumeCase', `id: "${id}", expectedVersion: 6`)
    await station.at('2026-12-03T14:47')
    expect(await station.inbox(viewers.worker, id)).toEqual([])
    await station.at('2026-12-03T14:48')
    expect(await station.inbox(viewers.worker, id)).toEqual(['DUE_SOON'])
    await station.at('2026-12-04T09:59')
    expect(await station.inbox(viewers.worker, id)).toEqual(['DUE_SOON'])
    await station.at('2026-12-04T10:00')
    expect(await station.inbox(viewers.worker, id)).toEqual(['DUE_SOON', 'OVERDUE'])
  })

  it('is quiet once it is resolved, and measures what comes later from its reopening', async () => {
    const { id } = await station.inProgress()
    await station.step(viewers.worker, 'resolveCase', `id: "${id}", expectedVersion: 5, outcome: "Dry"`)
    await station.step(viewers.worker, 'closeCase', `id: "${id}", expectedVersion: 6`)
    await station.at('2026-12-16T10:00')
    expect(await station.inbox(viewers.worker, id)).toEqual([])
    await station.step(viewers.worker, 'reopenCase', `id: "${id}", expectedVersion: 7, reason: "Drips again"`)
    await station.at('2026-12-16T10:01')
    expect(await station.inbox(viewers.worker, id)).toEqual(['DUE_SOON', 'OVERDUE'])
    expect(await station.inbox(viewers.master, id)).toEqual([])
    await station.at('2026-12-17T10:00')
    expect(await station.inbox(viewers.master, id)).toEqual(['OVERDUE'])
  })
})

describe('a referral that nobody looks at', () => {
  it('is told to its provider too: before the answer is due, before the work is due, and when it is late', async () => {
    const { id } = await station.inProgress()
    const [referral] = await station.offer(id, 'DIRECT', [ids.enterprise])
    const heard = async (viewer: object) =>
      (await station.inbox(viewer, id))
        .filter((notice) => notice.includes('referral'))
        .map((notice) => notice.split(' ')[0])
    // Eight hours to answer: Thursday at ten; 80 % of them are over at 16:24.
    await station.at('2026-11-18T16:23')
    expect(await heard(viewers.partner)).toEqual([])
    await station.at('2026-11-18T16:24')
    expect(await heard(viewers.partner)).toEqual(['DUE_SOON'])
    await station.answer(viewers.partner, referral?.id ?? '', 'ACCEPT')
    await station.at('2026-11-19T14:48')
    expect(await heard(viewers.partner)).toEqual(['DUE_SOON', 'DUE_SOON'])
    await station.at('2026-11-20T10:00')
    await station.at('2026-11-23T10:00')
    expect(await heard(viewers.partner)).toEqual(['DUE_SOON', 'DUE_SOON', 'OVERDUE', 'OVERDUE'])
    expect(await heard(viewers.worker)).toEqual(['DUE_SOON', 'REFERRAL_ANSWERED', 'DUE_SOON', 'OVERDUE'])
    expect(await heard(more.deputy)).toEqual(['OVERDUE'])
    expect(await heard(viewers.master)).toEqual(['OVERDUE'])
    const { referral: urged } = await station.ask<{ referral: object }>(
      viewers.partner,
      `{ referral(id: "${referral?.id}") { urges overdue } }`,
    )
    expect(urged).toEqual({ urges: 4, overdue: true })
  })

  it.each([
    ['', '2026-11-19T10:00', '2026-11-20T10:00'],
    ['completeWithinHours: 2', '2026-11-18T12:00', '2026-11-18T12:00'],
    ['respondWithinHours: 300, completeWithinHours: 400', '2026-11-20T10:00', '2026-11-20T10:00'],
  ])(
    'is due with { %s } no later than its case, and its answer no later than its work',
    async (terms, answer, work) => {
      const { id } = await station.inProgress()
      const input = `input: { caseId: "${id}", mode: DIRECT, providers: [{ providerId: "${ids.enterprise}" }], ${terms} }`
      const { offerReferral } = await station.ask<{ offerReferral: { respondBy: string; completeBy: string }[] }>(
        viewers.worker,
        `mutation { offerReferral(${input}) { respondBy completeBy } }`,
      )
      const at = (local: string) => new Date(`${local}:00+08:00`).toISOString()
      expect(offerReferral).toEqual([{ respondBy: at(answer), completeBy: at(work) }])
    },
  )

  it('expires, and both sides are told, when the answer does not come', async () => {
    const { id } = await station.inProgress()
    await station.offer(id, 'DIRECT', [ids.enterprise])
    await station.at('2026-11-30T10:00')
    expect(await station.referrals(id)).toEqual(['EXPIRED 20'])
    expect(await station.inbox(viewers.partner, id)).toContain('REFERRAL_EXPIRED of a referral')
    expect(await station.inbox(viewers.worker, id)).toContain('REFERRAL_EXPIRED of a referral')
  })
})

describe('urging by hand', () => {
  it('tells the holder at once, at most once in ten minutes', async () => {
    const { id } = await station.inProgress()
    const urge = () => station.step(viewers.master, 'urgeCase', `id: "${id}", message: "She called again"`, '{ urges }')
    expect(await urge()).toEqual({ urges: 1 })
    expect(await station.inbox(viewers.worker, id)).toEqual(['URGED'])
    station.subgraph.clock.pass({ minutes: 9, seconds: 59 })
    await expect(urge()).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    station.subgraph.clock.pass({ seconds: 1 })
    expect(await urge()).toEqual({ urges: 2 })
  })

  it('is done once when many people urge at the same time', async () => {
    const { id } = await station.inProgress()
    const urges = await Promise.allSettled(
      [viewers.master, viewers.worker, more.deputy].map((who) => station.step(who, 'urgeCase', `id: "${id}"`)),
    )
    expect(urges.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await station.inbox(viewers.worker, id)).toEqual(['URGED'])
  })

  it("tells a referral's provider, while there is something for it to do", async () => {
    const { id } = await station.inProgress()
    const [referral] = await station.offer(id, 'DIRECT', [ids.enterprise])
    const urge = () => station.step(viewers.worker, 'urgeReferral', `id: "${referral?.id}"`, '{ urges }')
    expect(await urge()).toEqual({ urges: 1 })
    expect(await station.inbox(viewers.partner, id)).toEqual(['URGED of a referral'])
    await expect(urge()).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await station.answer(viewers.partner, referral?.id ?? '', 'DECLINE')
    await expect(urge()).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  })

  it('is for the station alone', async () => {
    const { id } = await station.inProgress()
    const urge = (viewer: object) => station.step(viewer, 'urgeCase', `id: "${id}"`)
    await expect(urge(viewers.foreignWorker)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(urge(viewers.subdistrict)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(urge(viewers.resident)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
