import { Client } from 'pg'
import { everybodyOffers, offeringHub } from './offering-hub'
import { more, Station } from './station'
import { ids, viewers } from './territory'

let station: Station
beforeAll(async () => {
  station = await Station.open(offeringHub)
})
afterAll(() => station.subgraph.close())
beforeEach(everybodyOffers)

const providers = [
  [viewers.partner, ids.enterprise],
  [viewers.otherPartner, ids.otherEnterprise],
  [viewers.coordinator, ids.group],
] as const
const everyProvider = providers.map(([, id]) => id)

describe('an offer to several, the first to accept', () => {
  it('is won by exactly one of those who answer at the same time; the others are withdrawn and told', async () => {
    const { id } = await station.inProgress()
    const out = await station.offer(id, 'FIRST_ACCEPT', everyProvider)
    const answers = await Promise.allSettled(
      providers.map(([viewer], index) => station.answer(viewer, out[index]?.id ?? '', 'ACCEPT')),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ code: expect.stringMatching(/ILLEGAL_TRANSITION|NOT_FOUND/) as string })
    const statuses = (await station.referrals(id)).map((referral) => referral.split(' ')[0]).sort()
    expect(statuses).toEqual(['ACCEPTED', 'WITHDRAWN', 'WITHDRAWN'])
    for (const [index, [viewer]] of providers.entries()) {
      const won = answers[index]?.status === 'fulfilled'
      expect(await station.inboxOf(viewer)).toEqual(won ? [] : ['REFERRAL_EXPIRED'])
      await station.readAll(viewer)
    }
  })

  it('goes on when one declines, and shows nobody who else was asked', async () => {
    const { id } = await station.inProgress()
    const out = await station.offer(id, 'FIRST_ACCEPT', everyProvider)
    await station.answer(viewers.partner, out[0]?.id ?? '', 'DECLINE')
    await station.answer(viewers.otherPartner, out[1]?.id ?? '', 'ACCEPT')
    expect(await station.referrals(id)).toEqual(['DECLINED 20', 'ACCEPTED 21', 'WITHDRAWN 22'])
    const { case: seen } = await station.ask<{ case: { referrals: object[] } }>(
      viewers.otherPartner,
      `{ case(id: "${id}") { referrals { id } } }`,
    )
    expect(seen.referrals).toHaveLength(1)
  })

  it('names nobody twice, and changes nothing then', async () => {
    const { id } = await station.inProgress()
    const twice = station.offer(id, 'FIRST_ACCEPT', [ids.enterprise, ids.enterprise])
    await expect(twice).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
    expect(await station.referrals(id)).toEqual([])
  })
})

describe('an offer to several, all of them needed', () => {
  it('holds the case until everybody has reported, and puts a decline to the station', async () => {
    const { id } = await station.inProgress()
    const out = await station.offer(id, 'JOINT', [ids.enterprise, ids.otherEnterprise, ids.group])
    const [first = '', second = '', third = ''] = out.map((referral) => referral.id)
    await station.answer(viewers.coordinator, third, 'DECLINE')
    expect(await station.inbox(viewers.worker, id)).toEqual(['REFERRAL_ANSWERED of a referral'])
    const outcome = 'outcome: { done: true, text: "Done" }'
    for (const [viewer, referral] of [
      [viewers.partner, first],
      [viewers.otherPartner, second],
    ] as const) {
      const { case: the } = await station.ask<{ case: { version: number } }>(
        viewers.worker,
        `{ case(id: "${id}") { version } }`,
      )
      const resolving = station.step(
        viewers.worker,
        'resolveCase',
        `id: "${id}", expectedVersion: ${the.version}, outcome: "x"`,
      )
      await expect(resolving).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION', from: 'COORDINATING' })
      await station.answer(viewer, referral, 'ACCEPT')
      await station.step(viewer, 'checkInReferral', `id: "${referral}"`)
      await station.step(viewer, 'reportReferral', `id: "${referral}", ${outcome}`)
      await station.step(viewers.worker, 'confirmReferral', `id: "${referral}", accepted: true`)
    }
    const { case: now } = await station.ask<{ case: { version: number } }>(
      viewers.worker,
      `{ case(id: "${id}") { version } }`,
    )
    const resolved = await station.step(
      viewers.worker,
      'resolveCase',
      `id: "${id}", expectedVersion: ${now.version}, outcome: "Done"`,
    )
    expect(resolved.status).toBe('RESOLVED')
  })
})

describe('a provider that is suspended', () => {
  afterEach(() => station.provider(ids.enterprise, 'VERIFIED'))

  it('loses its offers, the holder is told, and a cascade goes on', async () => {
    const { id } = await station.inProgress()
    await station.offer(id, 'CASCADE', [])
    await station.provider(ids.enterprise, 'SUSPENDED')
    await station.subgraph.drain()
    expect(await station.referrals(id)).toEqual(['WITHDRAWN 20', 'OFFERED 21'])
    expect(await station.inbox(viewers.worker, id)).toEqual(['REFERRAL_EXPIRED of a referral'])
  })

  it('keeps what it has accepted', async () => {
    const { id } = await station.inProgress()
    const [referral] = await station.offer(id, 'DIRECT', [ids.enterprise])
    await station.answer(viewers.partner, referral?.id ?? '', 'ACCEPT')
    await station.provider(ids.enterprise, 'SUSPENDED')
    expect(await station.referrals(id)).toEqual(['ACCEPTED 20'])
  })
})

describe('feedback', () => {
  it('that does not hold goes back to the provider with the reason', async () => {
    const { id } = await station.inProgress()
    const [referral] = await station.offer(id, 'DIRECT', [ids.enterprise])
    const named = `id: "${referral?.id}"`
    await station.answer(viewers.partner, referral?.id ?? '', 'ACCEPT')
    await station.step(viewers.partner, 'checkInReferral', named)
    await station.step(viewers.partner, 'reportReferral', `${named}, outcome: { done: true, text: "Done" }`)
    await station.readAll(viewers.partner)
    const back = await station.step(viewers.worker, 'confirmReferral', `${named}, accepted: false, reason: "Still wet"`)
    expect(back.status).toBe('CHECKED_IN')
    const { notices } = await station.ask<{ notices: { edges: { node: { kind: string; text: string } }[] } }>(
      viewers.partner,
      '{ notices(unread: true) { edges { node { kind text } } } }',
    )
    expect(notices.edges.map(({ node }) => node)).toEqual([
      { kind: 'FEEDBACK', text: expect.stringContaining('Still wet') as string },
    ])
  })
})

describe('an escalated case', () => {
  it('is on the board of the subdistrict, whose officer calls departments in and hands it back', async () => {
    const { id } = await station.inProgress()
    const reason = (version: number) => `id: "${id}", expectedVersion: ${version}, reason: "Three departments"`
    await expect(station.step(viewers.subdistrict, 'handBackCase', reason(5))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await station.step(viewers.worker, 'escalateCase', reason(5))
    expect(await station.inbox(viewers.subdistrict, id)).toEqual(['ESCALATED'])
    await expect(station.step(viewers.worker, 'escalateCase', reason(6))).rejects.toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    })
    const { cases } = await station.ask<{ cases: { edges: { node: { id: string } }[] } }>(
      viewers.subdistrict,
      '{ cases(filter: { escalated: true, area: "x.g" }) { edges { node { id } } } }',
    )
    expect(cases.edges.map(({ node }) => node.id)).toContain(id)
    const departments = [more.department.organizationId, more.otherDepartment.organizationId]
    const byOfficer = (mode: string, asked: readonly string[]) => station.offer(id, mode, asked, viewers.subdistrict)
    await expect(byOfficer('DIRECT', departments.slice(0, 1))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(byOfficer('JOINT', [ids.enterprise])).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
    const out = await byOfficer('JOINT', departments)
    await station.answer(more.department, out[0]?.id ?? '', 'ACCEPT')
    expect(await station.inbox(viewers.subdistrict, id)).toEqual(['ESCALATED', 'REFERRAL_ANSWERED of a referral'])
    await station.step(viewers.worker, 'addNote', `caseId: "${id}", body: "Called them"`, '{ id }')
    const { case: the } = await station.ask<{ case: { version: number; escalatedAt: string } }>(
      viewers.worker,
      `{ case(id: "${id}") { version escalatedAt } }`,
    )
    expect(the.escalatedAt).not.toBeNull()
    await station.step(viewers.subdistrict, 'handBackCase', reason(the.version))
    expect((await station.inbox(viewers.worker, id)).at(-1)).toBe('HANDED_BACK')
    await expect(byOfficer('JOINT', departments)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a case that the station does not keep', () => {
  it('is given by the stationmaster to somebody of the station, who is told, and hears of it from then on', async () => {
    const { id } = await station.inProgress()
    const to = (who: string) => `id: "${id}", expectedVersion: 5, assigneeId: "${who}"`
    const byWorker = station.step(viewers.worker, 'reassignCase', to(more.deputy.id))
    await expect(byWorker).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const nextDoor = station.step(viewers.master, 'reassignCase', to(ids.foreignWorker))
    await expect(nextDoor).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
    await station.step(viewers.master, 'reassignCase', to(more.deputy.id))
    await station.step(viewers.master, 'urgeCase', `id: "${id}"`)
    expect(await station.inbox(more.deputy, id)).toEqual(['ASSIGNED', 'URGED'])
    expect(await station.inbox(viewers.worker, id)).toEqual([])
  })

  it('is redirected with the place and the reason, and is over then', async () => {
    const { id } = await station.receive()
    const of = (reason: string) => `id: "${id}", expectedVersion: 1, to: "The court", reason: "${reason}"`
    const unsaid = station.step(viewers.worker, 'redirectCase', of(' '))
    await expect(unsaid).rejects.toMatchObject({ fields: [{ path: 'reason' }] })
    const gone = await station.step(viewers.worker, 'redirectCase', of('A matter of law'))
    expect(gone).toMatchObject({ status: 'REDIRECTED', version: 2 })
    const { case: the } = await station.ask<{ case: { timeline: { edges: { node: { text: string } }[] } } }>(
      viewers.resident,
      `{ case(id: "${id}") { timeline { edges { node { text } } } } }`,
    )
    expect(the.timeline.edges.at(-1)?.node.text).toBe('Redirected to The court: A matter of law')
    const taken = station.step(viewers.worker, 'acceptCase', `id: "${id}", expectedVersion: 2`)
    await expect(taken).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION', allowed: [] })
  })

  it('is opened again with a reason alone', async () => {
    const { id } = await station.inProgress()
    await station.step(viewers.worker, 'resolveCase', `id: "${id}", expectedVersion: 5, outcome: "Dry"`)
    await station.step(viewers.worker, 'closeCase', `id: "${id}", expectedVersion: 6`)
    const again = (reason: string) =>
      station.step(viewers.worker, 'reopenCase', `id: "${id}", expectedVersion: 7, reason: "${reason}"`)
    await expect(again(' ')).rejects.toMatchObject({ fields: [{ path: 'reason' }] })
    expect(await again('Drips again')).toMatchObject({ status: 'IN_PROGRESS', version: 8 })
  })
})

describe('a record opened in an emergency', () => {
  it('is told to the stationmaster of the resident', async () => {
    await station.readAll(viewers.master)
    await station.tell('glass.broken', '00000000-0000-7000-8000-00000000b001', {
      ...{
        residentId: ids.resident,
        communityCode: 'x.g.qianggen',
        officerId: ids.absent,
        until: '2026-11-18T03:00:00Z',
      },
    })
    expect(await station.inboxOf(viewers.master)).toEqual(['BREAK_GLASS'])
    expect(await station.inboxOf(viewers.worker)).not.toContain('BREAK_GLASS')
  })
})

describe('an offer that the station takes back at the very moment of its answer', () => {
  it('is not there any more for whom it was', async () => {
    const { id } = await station.inProgress()
    const [offered] = await station.offer(id, 'DIRECT', [ids.enterprise])
    const admin = new Client({ connectionString: station.subgraph.adminUrl })
    await admin.connect()
    // Whatever the station does between the answer and its being read again.
    await admin.query(`
      create function take_back() returns trigger language plpgsql security definer as $$ begin
        update cases.referral set status = 'WITHDRAWN' where id = new.id; return null; end $$;
      create constraint trigger take_back after update on cases.referral deferrable initially deferred
        for each row when (new.status = 'ACCEPTED') execute function take_back()`)
    const said = await station.answer(viewers.partner, offered?.id ?? '', 'ACCEPT').catch((error: unknown) => error)
    await admin.query('drop trigger take_back on cases.referral')
    await admin.end()
    expect(said).toMatchObject({ code: 'NOT_FOUND' })
  })
})
