import type { TestSubgraph } from '../../support'
import { ask, ids, openCases, viewers } from './territory'

let subgraph: TestSubgraph
let id: string
let referralId: string

/** A case that a provider has met: resolved, with one confirmed referral. */
beforeEach(async () => {
  subgraph = await openCases()
  const at = (version: number) => `id: "${id}", expectedVersion: ${version}`
  const opened = await ask<{ openCase: { id: string } }>(
    subgraph,
    viewers.worker,
    `mutation { openCase(input: { channel: APP, communityCode: "x.g.qianggen", summary: "A tap drips", serviceItemCode: "tap",
      residentId: "${ids.resident}" }) { id } }`,
  )
  id = opened.openCase.id
  const step = (text: string, viewer: object = viewers.worker) => ask(subgraph, viewer, `mutation { ${text} { id } }`)
  await step(`acceptCase(${at(1)})`)
  await step(`assessCase(input: { caseId: "${id}", expectedVersion: 2, causes: "a", situation: "b" })`)
  await step(`planCase(${at(3)}, goals: [{ text: "a", activity: "b" }])`)
  await step(`startCase(${at(4)})`)
  const offered = await ask<{ offerReferral: { id: string }[] }>(
    subgraph,
    viewers.worker,
    `mutation { offerReferral(input: { caseId: "${id}", mode: DIRECT, providers: [{ providerId: "${ids.enterprise}" }] }) { id } }`,
  )
  referralId = offered.offerReferral[0]?.id ?? ''
  await step(`answerReferral(id: "${referralId}", answer: ACCEPT)`, viewers.partner)
  await step(`checkInReferral(id: "${referralId}")`, viewers.partner)
  await step(`reportReferral(id: "${referralId}", outcome: { done: true, text: "Done" })`, viewers.partner)
  await step(`confirmReferral(id: "${referralId}", accepted: true)`)
  const { version } = (
    await ask<{ case: { version: number } }>(subgraph, viewers.worker, `{ case(id: "${id}") { version } }`)
  ).case
  await step(`resolveCase(${at(version)}, outcome: "Dry")`)
})
afterEach(() => subgraph.close())

const evaluate = (viewer: object, by: string, satisfaction: number, more = '') =>
  ask<{ evaluateCase: { status: string } }>(
    subgraph,
    viewer,
    `mutation { evaluateCase(input: { caseId: "${id}", by: ${by}, resolved: true, satisfaction: ${satisfaction} ${more} }) { status } }`,
  )
const about = () => `, referralId: "${referralId}"`
const given = async () =>
  (
    await ask<{ case: { evaluations: { by: string; satisfaction: number; referralId: string | null }[] } }>(
      subgraph,
      viewers.worker,
      `{ case(id: "${id}") { evaluations { by satisfaction referralId } } }`,
    )
  ).case.evaluations
const record = async () => {
  const { _entities } = await ask<{ _entities: { trackRecord: { rating: number; evaluations: number } }[] }>(
    subgraph,
    viewers.worker,
    `{ _entities(representations: [{ __typename: "Organization", id: "${ids.enterprise}" }]) { ... on Organization {
      trackRecord { rating evaluations } } } }`,
  )
  return _entities[0]?.trackRecord
}

describe('evaluation by both sides', () => {
  it('comes from the resident of service and provider, the worker, and the provider, each once', async () => {
    await evaluate(viewers.resident, 'RESIDENT', 5)
    await evaluate(viewers.resident, 'RESIDENT', 4, about())
    await evaluate(viewers.worker, 'WORKER', 3)
    await evaluate(viewers.partner, 'PROVIDER', 2, about())
    expect(await given()).toEqual([
      { by: 'RESIDENT', satisfaction: 5, referralId: null },
      { by: 'RESIDENT', satisfaction: 4, referralId },
      { by: 'WORKER', satisfaction: 3, referralId: null },
      { by: 'PROVIDER', satisfaction: 2, referralId },
    ])
    expect(await record()).toEqual({ rating: (17.5 + 4) / 6, evaluations: 1 })
  })

  it('can be thought better of for seven days, and the track record follows', async () => {
    await evaluate(viewers.resident, 'RESIDENT', 1, about())
    subgraph.clock.pass({ days: 6, hours: 23 })
    await evaluate(viewers.resident, 'RESIDENT', 5, about())
    expect(await given()).toEqual([{ by: 'RESIDENT', satisfaction: 5, referralId }])
    expect(await record()).toEqual({ rating: (17.5 + 5) / 6, evaluations: 1 })
    subgraph.clock.pass({ hours: 1 })
    await expect(evaluate(viewers.resident, 'RESIDENT', 2, about())).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    })
  })

  it('can be thought better of also when it has opened the case again', async () => {
    const status = async (resolved: boolean) =>
      (
        await ask<{ evaluateCase: { status: string } }>(
          subgraph,
          viewers.resident,
          `mutation { evaluateCase(input: { caseId: "${id}", by: RESIDENT, resolved: ${resolved}, satisfaction: 2 }) { status } }`,
        )
      ).evaluateCase.status
    expect(await status(false)).toBe('IN_PROGRESS')
    expect(await status(true)).toBe('IN_PROGRESS')
    await expect(evaluate(viewers.worker, 'WORKER', 3)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  })

  it('is changed by nobody else of the same side', async () => {
    await evaluate(viewers.worker, 'WORKER', 3)
    await expect(evaluate(viewers.master, 'WORKER', 5)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
    expect(await given()).toMatchObject([{ by: 'WORKER', satisfaction: 3 }])
  })

  it('is of a provider who has taken the need on', async () => {
    const step = (text: string, viewer: object = viewers.worker) =>
      ask<Record<string, { id: string }[]>>(subgraph, viewer, `mutation { ${text} { id } }`)
    await step(`closeCase(id: "${id}", expectedVersion: 11)`)
    await step(`reopenCase(id: "${id}", expectedVersion: 12, reason: "Drips again")`)
    const { offerReferral } = await step(
      `offerReferral(input: { caseId: "${id}", mode: DIRECT, providers: [{ providerId: "${ids.otherEnterprise}" }] })`,
    )
    const declined = offerReferral?.[0]?.id ?? ''
    await step(`answerReferral(id: "${declined}", answer: DECLINE)`, viewers.otherPartner)
    await step(`resolveCase(id: "${id}", expectedVersion: 15, outcome: "Dry")`)
    await expect(evaluate(viewers.resident, 'RESIDENT', 1, `, referralId: "${declined}"`)).rejects.toMatchObject({
      fields: [{ path: 'input.referralId' }],
    })
  })

  it('is given by nobody for another side', async () => {
    await expect(evaluate(viewers.worker, 'RESIDENT', 5)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(evaluate(viewers.resident, 'WORKER', 5)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(evaluate(viewers.partner, 'PROVIDER', 5)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
    await expect(evaluate(viewers.otherPartner, 'PROVIDER', 5, about())).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(evaluate(viewers.resident, 'RESIDENT', 6)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
  })
})
