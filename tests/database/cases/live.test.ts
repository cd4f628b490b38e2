import type { ExecutionResult } from 'graphql'
import { Station } from './station'
import { ids, viewers } from './territory'

let station: Station
beforeAll(async () => {
  station = await Station.open()
})
afterAll(() => station.subgraph.close())

type Live = AsyncIterableIterator<ExecutionResult>
const subscribe = (viewer: object, field: string): Promise<Live> =>
  station.subgraph.as(viewer).subscribe(`subscription { ${field} }`)
const next = async (live: Live): Promise<unknown> => {
  const { value } = (await live.next()) as { value: ExecutionResult }
  return value.errors ?? Object.values(value.data ?? {})[0]
}

describe('cases that change', () => {
  it('are told to those who watch an area, and to nobody who may not see them', async () => {
    const board = await subscribe(viewers.worker, 'caseChanged(area: "x.g") { id status }')
    const foreign = await subscribe(viewers.foreignWorker, 'caseChanged(area: "x.g") { id status }')
    const { id } = await station.receive()
    await station.subgraph.drain()
    expect(await next(board)).toEqual({ id, status: 'RECEIVED' })
    // What the foreign worker hears of first is a case of the station next door.
    const there = await station.ask<{ openCase: { id: string } }>(
      viewers.foreignWorker,
      'mutation { openCase(input: { channel: WINDOW, communityCode: "x.g.other", summary: "a", categoryCode: "life" }) { id } }',
    )
    await station.subgraph.drain()
    expect(await next(foreign)).toEqual({ id: there.openCase.id, status: 'RECEIVED' })
    await board.return?.()
    await foreign.return?.()
  })

  it('are told one by one to the resident, with the rights of that moment', async () => {
    const { id } = await station.receive()
    await station.subgraph.drain()
    const own = await subscribe(viewers.resident, `caseChanged(id: "${id}") { status description assignee { id } }`)
    await station.step(viewers.worker, 'acceptCase', `id: "${id}", expectedVersion: 1`)
    await station.subgraph.drain()
    expect(await next(own)).toEqual({ status: 'ACCEPTED', description: null, assignee: { id: ids.worker } })
    await own.return?.()
  })

  it('cannot be watched by id from outside', async () => {
    const { id } = await station.receive()
    for (const viewer of [viewers.foreignWorker, viewers.otherResident, viewers.partner, viewers.anonymous])
      await expect(subscribe(viewer, `caseChanged(id: "${id}") { id }`)).rejects.toThrow(/no such case|Sign in/)
  })

  it('are told no longer to a viewer who has left', async () => {
    const { size } = station.subgraph.running.live
    const board = await subscribe(viewers.worker, 'caseChanged(area: "x.g") { id }')
    const waiting = board.next()
    await board.return?.()
    expect(await waiting).toEqual({ value: undefined, done: true })
    expect(station.subgraph.running.live.size).toBe(size)
  })
})

describe('referrals that move', () => {
  it('are told to their provider, to the station, and to no other provider', async () => {
    const field = `referralChanged(providerId: "${ids.enterprise}") { status case { summary description } }`
    const own = await subscribe(viewers.partner, field)
    const watched = await subscribe(viewers.worker, field)
    for (const viewer of [viewers.otherPartner, viewers.resident])
      await expect(subscribe(viewer, field)).rejects.toThrow(/no such provider|does not allow/)
    const { id } = await station.inProgress()
    const [referral] = await station.offer(id, 'DIRECT', [ids.enterprise])
    await station.subgraph.drain()
    const summary = { summary: 'A tap drips', description: null }
    expect(await next(own)).toEqual({ status: 'OFFERED', case: summary })
    expect(await next(watched)).toEqual({ status: 'OFFERED', case: summary })
    await station.answer(viewers.partner, referral?.id ?? '', 'DECLINE')
    await station.subgraph.drain()
    expect(await next(own)).toEqual({ status: 'DECLINED', case: summary })
    await own.return?.()
    await watched.return?.()
  })
})

describe('notices', () => {
  it('come to their recipient alone, live, and are read once', async () => {
    const own = await subscribe(viewers.worker, 'noticeReceived { id kind text readAt case { id } }')
    const { id } = await station.inProgress()
    await station.step(viewers.master, 'urgeCase', `id: "${id}"`)
    await station.subgraph.drain()
    const notice = (await next(own)) as { id: string }
    expect(notice).toMatchObject({ kind: 'URGED', readAt: null, case: { id } })
    const read = (viewer: object) => station.ask(viewer, `mutation { readNotice(id: "${notice.id}") { readAt } }`)
    for (const viewer of [
      viewers.master,
      viewers.foreignWorker,
      viewers.partner,
      viewers.resident,
      viewers.subdistrict,
    ])
      await expect(read(viewer)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const first = await read(viewers.worker)
    station.subgraph.clock.pass({ minutes: 5 })
    expect(await read(viewers.worker)).toEqual(first)
    const { notices } = await station.ask<{ notices: { edges: { node: object }[] } }>(
      viewers.worker,
      '{ notices(unread: true, first: 100) { edges { node { id } } } }',
    )
    expect(notices.edges.map(({ node }) => node)).not.toContainEqual({ id: notice.id })
    await own.return?.()
  })

  it('are paged without gaps or repetition while new ones come', async () => {
    const { id } = await station.inProgress()
    for (const minutes of [0, 11, 11]) {
      station.subgraph.clock.pass({ minutes })
      await station.step(viewers.master, 'urgeCase', `id: "${id}"`)
    }
    const page = async (after: string | null) => {
      const { notices } = await station.ask<{
        notices: { totalCount: number; pageInfo: { endCursor: string }; edges: { node: { id: string } }[] }
      }>(
        viewers.worker,
        `{ notices(first: 2 ${after === null ? '' : `, after: "${after}"`}) { totalCount pageInfo { endCursor } edges { node { id } } } }`,
      )
      return notices
    }
    const first = await page(null)
    station.subgraph.clock.pass({ minutes: 11 })
    await station.step(viewers.master, 'urgeCase', `id: "${id}"`)
    const second = await page(first.pageInfo.endCursor)
    const seen = [...first.edges, ...second.edges].map(({ node }) => node.id)
    expect(new Set(seen).size).toBe(4)
    expect(second.totalCount).toBe(first.totalCount + 1)
  })

  it('tell the station of a resident who says that it is not resolved, and a worker of what has become theirs', async () => {
    const { id } = await station.inProgress()
    await station.step(viewers.worker, 'resolveCase', `id: "${id}", expectedVersion: 5, outcome: "Dry"`)
    const no = `input: { caseId: "${id}", by: RESIDENT, resolved: false, satisfaction: 1 }`
    await station.step(viewers.resident, 'evaluateCase', no)
    expect(await station.inbox(viewers.worker, id)).toEqual(['NOT_RESOLVED'])
    const { id: other } = await station.receive()
    await station.step(viewers.master, 'acceptCase', `id: "${other}", expectedVersion: 1, assigneeId: "${ids.worker}"`)
    expect(await station.inbox(viewers.worker, other)).toEqual(['ASSIGNED'])
  })
})
