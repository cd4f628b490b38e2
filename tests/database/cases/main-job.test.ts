import type { TestSubgraph } from '../../support'
import { ask, ids, openCases, viewers } from './territory'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await openCases()
})
afterAll(() => subgraph.close())

interface Case {
  readonly id: string
  readonly version: number
  readonly status: string
}
const one = (answer: Record<string, Case>): Case => Object.values(answer)[0] as Case
const step = async (viewer: object, text: string, variables = {}) => one(await ask(subgraph, viewer, text, variables))
const fields = '{ id version status }'

async function open(serviceItemCode = 'tap', extra = ''): Promise<Case> {
  return step(
    viewers.worker,
    `mutation { openCase(input: { channel: HOTLINE, communityCode: "x.g.qianggen", summary: "A tap drips",
      serviceItemCode: "${serviceItemCode}", residentId: "${ids.resident}", location: { latitude: 39.9, longitude: 116.36 } ${extra} }) ${fields} }`,
  )
}

async function inProgress(): Promise<Case> {
  const { id } = await open()
  await step(viewers.worker, `mutation { acceptCase(id: "${id}", expectedVersion: 1) ${fields} }`)
  await step(
    viewers.worker,
    `mutation { assessCase(input: { caseId: "${id}", expectedVersion: 2, causes: "Old seal", situation: "Lives alone" }) ${fields} }`,
  )
  await step(
    viewers.worker,
    `mutation { planCase(id: "${id}", expectedVersion: 3, goals: [{ text: "Dry floor", activity: "Plumber" }]) ${fields} }`,
  )
  return step(viewers.worker, `mutation { startCase(id: "${id}", expectedVersion: 4) ${fields} }`)
}

const offer = (id: string, providerId: string) =>
  ask<{ offerReferral: Case[] }>(
    subgraph,
    viewers.worker,
    `mutation { offerReferral(input: { caseId: "${id}", mode: DIRECT, providers: [{ providerId: "${providerId}" }] }) ${fields} }`,
  ).then(({ offerReferral }) => offerReferral[0] as Case)

async function refer(viewer: object, id: string): Promise<Case> {
  await step(viewer, `mutation { answerReferral(id: "${id}", answer: ACCEPT) ${fields} }`)
  await step(viewer, `mutation { checkInReferral(id: "${id}") ${fields} }`)
  return step(
    viewer,
    `mutation { reportReferral(id: "${id}", outcome: { done: true, text: "Seal changed", fee: 30 }) ${fields} }`,
  )
}

describe('a need, from intake to closure', () => {
  it('goes through the six steps with a provider, and ends with a certificate', async () => {
    const the = await inProgress()
    expect(the).toMatchObject({ status: 'IN_PROGRESS', version: 5 })
    const referral = await offer(the.id, ids.enterprise)
    subgraph.clock.pass({ minutes: 30 })
    expect(await refer(viewers.partner, referral.id)).toMatchObject({ status: 'REPORTED' })
    await step(viewers.worker, `mutation { confirmReferral(id: "${referral.id}", accepted: true) ${fields} }`)
    const resolved = await step(
      viewers.worker,
      `mutation { resolveCase(id: "${the.id}", expectedVersion: 10, outcome: "Dry") ${fields} }`,
    )
    expect(resolved).toMatchObject({ status: 'RESOLVED', version: 11 })
    await step(
      viewers.resident,
      `mutation { evaluateCase(input: { caseId: "${the.id}", referralId: "${referral.id}", by: RESIDENT, resolved: true, satisfaction: 5 }) ${fields} }`,
    )
    const closed = await ask<{ closeCase: Record<string, unknown> }>(
      subgraph,
      viewers.worker,
      `mutation { closeCase(id: "${the.id}", expectedVersion: 12) { status certificate { number } evaluations { satisfaction }
        timeline { totalCount edges { node { kind sequence } } } } }`,
    )
    expect(closed.closeCase).toMatchObject({
      status: 'CLOSED',
      evaluations: [{ satisfaction: 5 }],
      timeline: { totalCount: 13 },
    })
    const { _entities } = await ask<{ _entities: unknown[] }>(
      subgraph,
      viewers.worker,
      `{ _entities(representations: [{ __typename: "Organization", id: "${ids.enterprise}" }]) { ... on Organization {
        trackRecord { offered accepted completed rating evaluations medianResponseMinutes } referrals { totalCount } } } }`,
    )
    const record = {
      offered: 1,
      accepted: 1,
      completed: 1,
      rating: 22.5 / 6,
      evaluations: 1,
      medianResponseMinutes: 30,
    }
    expect(_entities).toEqual([{ trackRecord: record, referrals: { totalCount: 1 } }])
    await subgraph.drain()
  })

  it('can be closed at once when it is handled at the window', async () => {
    const { id } = await open('now')
    await step(viewers.worker, `mutation { acceptCase(id: "${id}", expectedVersion: 1) ${fields} }`)
    const resolved = await step(
      viewers.worker,
      `mutation { resolveCase(id: "${id}", expectedVersion: 2, outcome: "Stamped") ${fields} }`,
    )
    expect(resolved.status).toBe('RESOLVED')
  })

  it('is not resolved while a document is missing', async () => {
    const { id } = await open('papers')
    await step(viewers.worker, `mutation { acceptCase(id: "${id}", expectedVersion: 1) ${fields} }`)
    await step(
      viewers.worker,
      `mutation { assessCase(input: { caseId: "${id}", expectedVersion: 2, causes: "a", situation: "b" }) ${fields} }`,
    )
    await step(
      viewers.worker,
      `mutation { planCase(id: "${id}", expectedVersion: 3, goals: [{ text: "a", activity: "b" }]) ${fields} }`,
    )
    await step(viewers.worker, `mutation { startCase(id: "${id}", expectedVersion: 4) ${fields} }`)
    await step(viewers.worker, `mutation { receiveDocument(caseId: "${id}", name: "Identity card") ${fields} }`)
    const resolve = (version: number) =>
      step(
        viewers.worker,
        `mutation { resolveCase(id: "${id}", expectedVersion: ${version}, outcome: "Filed") ${fields} }`,
      )
    await expect(resolve(6)).rejects.toMatchObject({ code: 'DOCUMENTS_MISSING', missing: ['Medical record'] })
    await step(viewers.worker, `mutation { receiveDocument(caseId: "${id}", name: "Medical record") ${fields} }`)
    expect(await resolve(7)).toMatchObject({ status: 'RESOLVED' })
  })

  it('is not resolved while a referral is out', async () => {
    const the = await inProgress()
    await offer(the.id, ids.enterprise)
    await expect(
      step(viewers.worker, `mutation { resolveCase(id: "${the.id}", expectedVersion: 6, outcome: "x") ${fields} }`),
    ).rejects.toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      from: 'COORDINATING',
      allowed: ['COORDINATING', 'WITHDRAWN'],
    })
  })

  it('takes its referrals with it when the resident withdraws it', async () => {
    const the = await inProgress()
    const referral = await offer(the.id, ids.enterprise)
    await step(
      viewers.resident,
      `mutation { withdrawCase(id: "${the.id}", expectedVersion: 6, reason: "Fixed it myself") ${fields} }`,
    )
    const answer = await ask<{ referral: unknown }>(
      subgraph,
      viewers.worker,
      `{ referral(id: "${referral.id}") { status } }`,
    )
    expect(answer.referral).toEqual({ status: 'WITHDRAWN' })
  })

  it('is opened again when the resident says that it is not resolved', async () => {
    const { id } = await open('now')
    await step(viewers.worker, `mutation { acceptCase(id: "${id}", expectedVersion: 1) ${fields} }`)
    await step(viewers.worker, `mutation { resolveCase(id: "${id}", expectedVersion: 2, outcome: "Done") ${fields} }`)
    await step(viewers.worker, `mutation { closeCase(id: "${id}", expectedVersion: 3) ${fields} }`)
    const again = await step(
      viewers.resident,
      `mutation { evaluateCase(input: { caseId: "${id}", by: RESIDENT, resolved: false, satisfaction: 1 }) ${fields} }`,
    )
    expect(again).toMatchObject({ status: 'IN_PROGRESS', version: 6 })
  })

  it('moves its deadlines by exactly the pause', async () => {
    const { id } = await open()
    const deadlines = async () => {
      const { case: the } = await ask<{ case: { respondBy: string; dueAt: string } }>(
        subgraph,
        viewers.worker,
        `{ case(id: "${id}") { respondBy dueAt } }`,
      )
      return [the.respondBy, the.dueAt].map((at) => Date.parse(at))
    }
    const before = await deadlines()
    await step(
      viewers.worker,
      `mutation { pauseCase(id: "${id}", expectedVersion: 1, reason: "Waits for papers") ${fields} }`,
    )
    subgraph.clock.pass({ hours: 5, minutes: 7 })
    await step(viewers.worker, `mutation { resumeCase(id: "${id}", expectedVersion: 2) ${fields} }`)
    const pause = (5 * 60 + 7) * 60_000
    expect(await deadlines()).toEqual(before.map((at) => at + pause))
  })
})

describe('what is refused', () => {
  it('answers the first case for the same key, and a mismatch for another input', async () => {
    const first = await open('tap', ', idempotencyKey: "k1"')
    expect((await open('tap', ', idempotencyKey: "k1"')).id).toBe(first.id)
    await expect(open('now', ', idempotencyKey: "k1"')).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
  })

  it('answers CONFLICT with the version that stands to a stale one, and changes nothing', async () => {
    const { id } = await open()
    await step(viewers.worker, `mutation { acceptCase(id: "${id}", expectedVersion: 1) ${fields} }`)
    await expect(
      step(viewers.worker, `mutation { acceptCase(id: "${id}", expectedVersion: 1) ${fields} }`),
    ).rejects.toMatchObject({ code: 'CONFLICT', currentVersion: 2 })
  })

  it('answers ILLEGAL_TRANSITION to a step out of order', async () => {
    const { id } = await open()
    await expect(
      step(viewers.worker, `mutation { startCase(id: "${id}", expectedVersion: 1) ${fields} }`),
    ).rejects.toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      from: 'RECEIVED',
      allowed: ['ACCEPTED', 'REDIRECTED', 'WITHDRAWN'],
    })
  })

  it('names every broken rule of an input at once', async () => {
    const input = `channel: WINDOW, communityCode: "x.g.qianggen", summary: " ", categoryCode: "no.such",
      location: { latitude: 91, longitude: 0 },
      requirements: { windows: [{ startsAt: "2026-11-20T10:00:00Z", endsAt: "2026-11-20T09:00:00Z" }] }`
    await expect(step(viewers.worker, `mutation { openCase(input: { ${input} }) ${fields} }`)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: [
        { path: 'input.categoryCode' },
        { path: 'input.summary' },
        { path: 'input.requirements.windows.0.endsAt' },
        { path: 'input.location.latitude' },
      ],
    })
  })

  it('refuses a page of 0 or 101', async () => {
    for (const first of [0, 101])
      await expect(ask(subgraph, viewers.worker, `{ cases(first: ${first}) { totalCount } }`)).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
      })
  })

  it('refers to nobody who is not verified here, and to nobody twice', async () => {
    const the = await inProgress()
    await expect(offer(the.id, ids.suspended)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
    await offer(the.id, ids.enterprise)
    await expect(offer(the.id, ids.enterprise)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
  })
})

describe('an offer to a volunteer group', () => {
  const claim = (kind: string, claimId: string, referralId: string) =>
    subgraph.receive({
      kind,
      aggregateId: claimId,
      version: 1,
      data: { taskId: ids.absent, groupId: ids.group, seats: 1, referralId },
    })
  const statusOf = async (id: string) =>
    (await ask<{ referral: { status: string } }>(subgraph, viewers.worker, `{ referral(id: "${id}") { status } }`))
      .referral.status

  it('is accepted by a claim of its task, once, and given back by its release', async () => {
    const the = await inProgress()
    const referral = await offer(the.id, ids.group)
    const claimId = '00000000-0000-7000-8000-00000000c001'
    await claim('claim.made', claimId, referral.id)
    await claim('claim.made', claimId, referral.id)
    expect(await statusOf(referral.id)).toBe('ACCEPTED')
    await claim('claim.released', claimId, referral.id)
    expect(await statusOf(referral.id)).toBe('WITHDRAWN')
  })

  it('stays open when the release of the claim is heard before the claim', async () => {
    const the = await inProgress()
    const referral = await offer(the.id, ids.group)
    const claimId = '00000000-0000-7000-8000-00000000c002'
    await claim('claim.released', claimId, referral.id)
    await claim('claim.made', claimId, referral.id)
    expect(await statusOf(referral.id)).toBe('OFFERED')
  })

  it('expires when nobody answers in time', async () => {
    const the = await inProgress()
    const referral = await offer(the.id, ids.group)
    subgraph.clock.pass({ days: 8 })
    await subgraph.drain()
    expect(await statusOf(referral.id)).toBe('EXPIRED')
  })
})
