import { sql } from '../../../shared/database/pg'
import type { TestSubgraph } from '../../support'
import { ask, ids, openCases, viewers, type ViewerName } from './territory'

let subgraph: TestSubgraph
let caseId: string
let referralId: string

beforeAll(async () => {
  subgraph = await openCases()
  const opened = await ask<{ openCase: { id: string } }>(
    subgraph,
    viewers.worker,
    `mutation { openCase(input: { channel: HOTLINE, communityCode: "x.g.qianggen", summary: "A tap drips", description: "Third floor",
      categoryCode: "life.repairs", residentId: "${ids.resident}", location: { latitude: 39.9, longitude: 116.36 } }) { id } }`,
  )
  caseId = opened.openCase.id
  for (const step of [
    `acceptCase(id: "${caseId}", expectedVersion: 1) { id }`,
    `assessCase(input: { caseId: "${caseId}", expectedVersion: 2, causes: "a", situation: "b" }) { id }`,
    `planCase(id: "${caseId}", expectedVersion: 3, goals: [{ text: "a", activity: "b" }]) { id }`,
    `startCase(id: "${caseId}", expectedVersion: 4) { id }`,
    `addNote(caseId: "${caseId}", body: "Confidential") { id }`,
  ])
    await ask(subgraph, viewers.worker, `mutation { ${step} }`)
  const { offerReferral } = await ask<{ offerReferral: { id: string }[] }>(
    subgraph,
    viewers.worker,
    `mutation { offerReferral(input: { caseId: "${caseId}", mode: DIRECT, providers: [{ providerId: "${ids.enterprise}" }] }) { id } }`,
  )
  referralId = offerReferral[0]?.id ?? ''
})
afterAll(() => subgraph.close())

const everybody = Object.keys(viewers) as ViewerName[]
const code = async (viewer: ViewerName, text: string): Promise<string> => {
  const { errors } = await subgraph.as(viewers[viewer]).query(text)
  return String(errors?.[0]?.extensions['code'] ?? 'OK')
}
const whole = `{ number summary description resident { id } location { latitude } approximateLocation { latitude }
  assessment { causes } assignee { id } notes { edges { node { body } } } timeline { totalCount } referrals { id } }`

/** What each person finds in the case: nothing at all, or which of its parts. */
async function parts(viewer: ViewerName): Promise<string> {
  const { data } = await subgraph.as(viewers[viewer]).query(`{ case(id: "${caseId}") ${whole} }`)
  const the = data?.case
  if (!the) return 'nothing'
  const found = [
    ['words', the.description],
    ['resident', the.resident],
    ['place', the.location],
    ['rough', the.approximateLocation],
    ['assessment', the.assessment],
    ['notes', the.notes?.edges.length],
    ['timeline', the.timeline.totalCount],
    ['referrals', the.referrals.length],
  ]
  return found
    .filter(([, value]) => Boolean(value))
    .map(([name]) => name)
    .join(' ')
}

const all = 'words resident place rough assessment notes timeline referrals'
describe('a case', () => {
  it.each<[ViewerName, string]>([
    ['worker', all],
    ['master', all],
    ['gridWorker', 'nothing'],
    ['foreignWorker', 'nothing'],
    ['subdistrict', 'resident rough assessment timeline referrals'],
    ['district', 'resident rough assessment timeline referrals'],
    ['admin', 'nothing'],
    ['resident', 'words resident place rough assessment timeline referrals'],
    ['otherResident', 'nothing'],
    ['partner', 'rough referrals'],
    ['otherPartner', 'nothing'],
    ['coordinator', 'nothing'],
    ['volunteer', 'nothing'],
    ['anonymous', 'nothing'],
  ])('shows a viewer who is %s: %s', async (viewer, expected) => expect(await parts(viewer)).toBe(expected))

  it('shows its exact place to a provider that has accepted, and nothing more once that is withdrawn', async () => {
    const { offerReferral } = await ask<{ offerReferral: { id: string }[] }>(
      subgraph,
      viewers.worker,
      `mutation { offerReferral(input: { caseId: "${caseId}", mode: DIRECT, providers: [{ providerId: "${ids.otherEnterprise}" }] }) { id } }`,
    )
    const id = offerReferral[0]?.id
    await ask(subgraph, viewers.otherPartner, `mutation { answerReferral(id: "${id}", answer: ACCEPT) { id } }`)
    expect(await parts('otherPartner')).toBe('resident place rough referrals')
    await ask(subgraph, viewers.worker, `mutation { withdrawReferral(id: "${id}", reason: "Not needed") { id } }`)
    expect(await parts('otherPartner')).toBe('nothing')
  })

  it('shows itself to a volunteer who is assigned to help in it', async () => {
    const data = {
      claimId: ids.absent,
      taskId: ids.absent,
      volunteerId: ids.volunteer,
      caseId,
      referralId: null,
      status: 'ASSIGNED',
    }
    await subgraph.receive({
      kind: 'assignment.saved',
      aggregateId: '00000000-0000-7000-8000-00000000a001',
      version: 1,
      data,
    })
    expect(await parts('volunteer')).toBe('resident place rough')
    await subgraph.receive({
      kind: 'claim.released',
      aggregateId: ids.absent,
      version: 1,
      data: { taskId: ids.absent, groupId: ids.group, seats: 1, referralId: null },
    })
    expect(await parts('volunteer')).toBe('nothing')
  })
})

/** Arguments that reach the object: what is answered then is the right of the role, or the object's own refusal. */
const stale = 'expectedVersion: 999'
const operations: readonly [string, () => string, Partial<Record<ViewerName, string>>][] = [
  ['acceptCase', () => `acceptCase(id: "${caseId}", ${stale}) { id }`, station('CONFLICT')],
  ['redirectCase', () => `redirectCase(id: "${caseId}", ${stale}, to: "a", reason: "b") { id }`, station('CONFLICT')],
  [
    'assessCase',
    () => `assessCase(input: { caseId: "${caseId}", ${stale}, causes: "a", situation: "b" }) { id }`,
    station('CONFLICT'),
  ],
  ['planCase', () => `planCase(id: "${caseId}", ${stale}, goals: []) { id }`, station('CONFLICT')],
  ['startCase', () => `startCase(id: "${caseId}", ${stale}) { id }`, station('CONFLICT')],
  ['resolveCase', () => `resolveCase(id: "${caseId}", ${stale}, outcome: "a") { id }`, station('CONFLICT')],
  ['closeCase', () => `closeCase(id: "${caseId}", ${stale}) { id }`, station('CONFLICT')],
  ['reopenCase', () => `reopenCase(id: "${caseId}", ${stale}, reason: "a") { id }`, station('CONFLICT')],
  ['pauseCase', () => `pauseCase(id: "${caseId}", ${stale}, reason: "a") { id }`, station('CONFLICT')],
  ['resumeCase', () => `resumeCase(id: "${caseId}", ${stale}) { id }`, station('CONFLICT')],
  [
    'withdrawCase',
    () => `withdrawCase(id: "${caseId}", ${stale}, reason: "a") { id }`,
    { ...station('CONFLICT'), resident: 'CONFLICT', otherResident: 'NOT_FOUND' },
  ],
  [
    'reassignCase',
    () => `reassignCase(id: "${caseId}", ${stale}, assigneeId: "${ids.worker}") { id }`,
    { master: 'CONFLICT' },
  ],
  ['addNote', () => `addNote(caseId: "${caseId}", body: "") { id }`, station('VALIDATION_FAILED')],
  ['receiveDocument', () => `receiveDocument(caseId: "${caseId}", name: "") { id }`, station('VALIDATION_FAILED')],
  [
    'offerReferral',
    () => `offerReferral(input: { caseId: "${caseId}", mode: DIRECT, providers: [] }) { id }`,
    { ...station('VALIDATION_FAILED'), subdistrict: 'NOT_FOUND', district: 'NOT_FOUND' },
  ],
  [
    'answerReferral',
    () => `answerReferral(id: "${referralId}", answer: DECLINE, reason: "${'a'.repeat(1001)}") { id }`,
    provider('VALIDATION_FAILED'),
  ],
  ['checkInReferral', () => `checkInReferral(id: "${referralId}") { id }`, provider('ILLEGAL_TRANSITION')],
  [
    'reportReferral',
    () => `reportReferral(id: "${referralId}", outcome: { done: true, text: "a" }) { id }`,
    provider('ILLEGAL_TRANSITION'),
  ],
  [
    'confirmReferral',
    () => `confirmReferral(id: "${referralId}", accepted: true) { id }`,
    station('ILLEGAL_TRANSITION'),
  ],
  ['escalateCase', () => `escalateCase(id: "${caseId}", ${stale}, reason: "a") { id }`, station('CONFLICT')],
  [
    'handBackCase',
    () => `handBackCase(id: "${caseId}", ${stale}, reason: "a") { id }`,
    { subdistrict: 'NOT_FOUND', district: 'NOT_FOUND' },
  ],
  [
    'urgeCase',
    () => `urgeCase(id: "${caseId}", message: "${'a'.repeat(1001)}") { id }`,
    { ...station('VALIDATION_FAILED'), subdistrict: 'NOT_FOUND', district: 'NOT_FOUND' },
  ],
  [
    'urgeReferral',
    () => `urgeReferral(id: "${referralId}", message: "${'a'.repeat(1001)}") { id }`,
    { ...station('VALIDATION_FAILED'), subdistrict: 'NOT_FOUND', district: 'NOT_FOUND' },
  ],
  [
    'readNotice',
    () => `readNotice(id: "${ids.absent}") { id }`,
    Object.fromEntries(everybody.map((viewer) => [viewer, viewer === 'anonymous' ? 'UNAUTHENTICATED' : 'NOT_FOUND'])),
  ],
  [
    'evaluateCase',
    () => `evaluateCase(input: { caseId: "${caseId}", by: WORKER, resolved: true, satisfaction: 5 }) { id }`,
    { ...station('ILLEGAL_TRANSITION'), ...provider('FORBIDDEN'), resident: 'FORBIDDEN', otherResident: 'NOT_FOUND' },
  ],
  [
    'saveCategory',
    () => 'saveCategory(code: "A b", name: "c") { code }',
    { admin: 'VALIDATION_FAILED', district: 'VALIDATION_FAILED' },
  ],
  [
    'saveServiceItem',
    () =>
      'saveServiceItem(input: { code: "a", title: "", categoryCode: "life", handling: TRANSFER, respondWithinHours: 1, completeWithinHours: 1 }) { code }',
    { admin: 'VALIDATION_FAILED', district: 'VALIDATION_FAILED' },
  ],
]

function station(answer: string): Partial<Record<ViewerName, string>> {
  return { worker: answer, master: answer, gridWorker: 'NOT_FOUND', foreignWorker: 'NOT_FOUND' }
}
function provider(answer: string): Partial<Record<ViewerName, string>> {
  return { partner: answer, otherPartner: 'NOT_FOUND', coordinator: 'NOT_FOUND' }
}

describe('every role, on every change', () => {
  it.each(operations)('%s', async (_, operation, expected) => {
    const answers = await Promise.all(
      everybody.map(async (viewer) => [viewer, await code(viewer, `mutation { ${operation()} }`)]),
    )
    const others = everybody.map((viewer) => [viewer, viewer === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN'])
    expect(Object.fromEntries(answers)).toEqual({ ...Object.fromEntries(others), ...expected })
  })

  it('opens cases for the station, and for a resident as their own', async () => {
    const open = (viewer: ViewerName, more = '') =>
      code(
        viewer,
        `mutation { openCase(input: { channel: APP, communityCode: "x.g.qianggen", summary: "a", categoryCode: "life" ${more} }) { id } }`,
      )
    const answers = Object.fromEntries(await Promise.all(everybody.map(async (viewer) => [viewer, await open(viewer)])))
    const allowed = {
      worker: 'OK',
      master: 'OK',
      gridWorker: 'OK',
      foreignWorker: 'NOT_FOUND',
      resident: 'OK',
      otherResident: 'OK',
    }
    const others = everybody.map((viewer) => [viewer, viewer === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN'])
    expect(answers).toEqual({ ...Object.fromEntries(others), ...allowed })
    expect(await open('resident', `, residentId: "${ids.otherResident}"`)).toBe('FORBIDDEN')
  })
})

describe('row-level security alone', () => {
  const tables = [
    'case_record',
    'case_document',
    'case_note',
    'case_event',
    'referral',
    'evaluation',
    'task_claim',
    'case_assignment',
    'notice',
    'referral_cascade',
  ]

  it.each<[ViewerName]>([
    ['foreignWorker'],
    ['admin'],
    ['otherResident'],
    ['coordinator'],
    ['volunteer'],
    ['anonymous'],
  ])('gives no foreign row to: %s', async (viewer) => {
    const whoever = {
      id: '',
      name: '',
      role: 'ANONYMOUS',
      area: null,
      organizationId: null,
      expiresAt: null,
      ...viewers[viewer],
    } as const
    const caller = subgraph.running.database.callerOf(whoever)
    try {
      for (const table of tables) {
        const column = ['case_record', 'task_claim'].includes(table) ? 'id' : 'case_id'
        const where = table === 'task_claim' ? '' : ` where ${column} = '${caseId}'`
        expect(await caller.read((tx) => sql(tx, `select 1 from ${table}${where}`))).toEqual([])
      }
    } finally {
      await caller.end()
    }
  })

  it('lets nobody change the timeline, the system neither', async () => {
    const texts = ["update case_event set text = 'x' returning id", 'delete from case_event returning id']
    for (const text of texts) {
      const changed = await subgraph.running.database.asSystem((caller) => caller.write((tx) => sql(tx, text)))
      expect(changed).toEqual([])
    }
  })
})
