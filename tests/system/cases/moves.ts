import type { TokenClaims } from '../../../shared/auth'
import type { CaseStatus } from '../../../subgraphs/cases/case/case'
import type { ReferralStatus } from '../../../subgraphs/cases/referral/referral'
import type { Chance } from './chance'
import { clientOf, colleagues, departmentIds, people, providerIds } from './people'

/** A case as somebody sees it before deciding what to do. */
export interface State {
  readonly id: string
  readonly status: CaseStatus
  readonly version: number
  readonly pausedSince: string | null
  readonly escalatedAt: string | null
  readonly documents: readonly { readonly name: string; readonly receivedAt: string | null }[]
  readonly referrals: readonly ReferralState[]
}
interface ReferralState {
  readonly id: string
  readonly status: ReferralStatus
  readonly mode: string
  readonly batchId: string
  readonly provider: { readonly id: string } | null
}
export const stateFields = `id status version pausedSince escalatedAt documents { name receivedAt }
  referrals { id status mode batchId provider { id } }`

/** A person, and what that person asks for. */
export type Move = readonly [TokenClaims, string]
/** What people may do at one moment; several in a row are done at once. */
type Moves = readonly (readonly Move[])[]

const { worker, stationmaster, subdistrict, resident } = people
const done = '{ id version }'
const standing = `{ ${stateFields} }`

function ofCase(the: State, name: string, rest = '', who: TokenClaims = worker): Move {
  return [who, `${name}(id: "${the.id}", expectedVersion: ${the.version}${rest}) ${who === resident ? done : standing}`]
}
function assess({ id, version }: Pick<State, 'id' | 'version'>): string {
  return `assessCase(input: { caseId: "${id}", expectedVersion: ${version}, causes: "a", situation: "b" })`
}
/** From its acceptance to the beginning of the work, in one request of somebody in a hurry. */
function begin({ id, version }: State): Move {
  const at = (n: number) => `id: "${id}", expectedVersion: ${version + n}`
  const plan = `planCase(${at(2)}, goals: [{ text: "a", activity: "b" }])`
  const steps = [`b: ${assess({ id, version: version + 1 })}`, `c: ${plan}`, `d: startCase(${at(3)})`]
  return [worker, [`acceptCase(${at(0)}) ${done}`, ...steps.map((step) => `${step} ${done}`)].join(' ')]
}
function offer(the: State, mode: string, ids: readonly string[], key: number, who: TokenClaims = worker): Move {
  const to = ids.length === 0 ? '' : `, providers: [${ids.map((id) => `{ providerId: "${id}" }`).join(' ')}]`
  return [
    who,
    `offerReferral(input: { caseId: "${the.id}", mode: ${mode}${to}, idempotencyKey: "${mode} ${key}" }) { id }`,
  ]
}
function ofReferral({ id, provider }: ReferralState, name: string, rest = '', who?: TokenClaims): Move {
  return [who ?? clientOf(provider?.id ?? ''), `${name}(id: "${id}"${rest}) ${done}`]
}
function say(the: State, resolved: boolean): Move {
  const input = `caseId: "${the.id}", by: RESIDENT, resolved: ${resolved}, satisfaction: ${resolved ? 5 : 2}`
  return [resident, `evaluateCase(input: { ${input} }) ${done}`]
}

/** What the next person may think of doing, given how the case stands. */
export function movesOf(the: State, immediate: boolean, chance: Chance): Moves {
  return [...forward(the, immediate, chance), ...(chance.is(0.25) ? aside(the, chance) : [])]
}

function forward(the: State, immediate: boolean, chance: Chance): Moves {
  switch (the.status) {
    case 'RECEIVED':
      if (chance.is(0.08)) return [[ofCase(the, 'redirectCase', ', to: "the district", reason: "Beyond us"')]]
      return [[immediate || chance.is(0.2) ? ofCase(the, 'acceptCase') : begin(the)]]
    case 'ACCEPTED':
      return [
        [immediate ? ofCase(the, 'resolveCase', ', outcome: "At the window"') : [worker, `${assess(the)} ${standing}`]],
      ]
    case 'ASSESSED':
      return [[ofCase(the, 'planCase', ', goals: [{ text: "a", activity: "b" }]')]]
    case 'PLANNED':
      return [[ofCase(the, 'startCase')]]
    case 'IN_PROGRESS':
    case 'COORDINATING':
      return atWork(the, chance)
    case 'RESOLVED':
      return [[ofCase(the, 'closeCase')], [say(the, chance.is(0.6))]]
    case 'CLOSED':
      return chance.is(0.3) ? [[ofCase(the, 'reopenCase', ', reason: "It is back"')]] : [[say(the, chance.is(0.7))]]
    case 'REDIRECTED':
    case 'WITHDRAWN':
      return []
  }
}

function atWork(the: State, chance: Chance): Moves {
  const out = the.referrals.filter(({ status }) => ['OFFERED', 'ACCEPTED', 'CHECKED_IN', 'REPORTED'].includes(status))
  if (out.length > 0) return out.map((referral) => answers(out, referral, chance))
  const missing = the.documents.filter(({ receivedAt }) => receivedAt === null)
  const key = Math.floor(chance.next() * 1e9)
  return [
    missing.length > 0
      ? missing.map(({ name }): Move => [worker, `receiveDocument(caseId: "${the.id}", name: "${name}") ${done}`])
      : [ofCase(the, 'resolveCase', ', outcome: "Done"')],
    [offer(the, 'DIRECT', [chance.one(providerIds)], key)],
    [offer(the, 'FIRST_ACCEPT', chance.some(providerIds, 3), key)],
    [offer(the, 'CASCADE', [], key)],
    the.escalatedAt === null
      ? [offer(the, 'JOINT', chance.some(providerIds, 2), key)]
      : [offer(the, 'JOINT', chance.some(departmentIds, 2), key, subdistrict)],
  ]
}

/** What a referral that is out waits for; of those who are asked together all answer at the same moment. */
function answers(out: readonly ReferralState[], referral: ReferralState, chance: Chance): readonly Move[] {
  switch (referral.status) {
    case 'OFFERED':
      if (chance.is(0.2)) return [ofReferral(referral, 'answerReferral', ', answer: DECLINE, reason: "Busy"')]
      return out
        .filter(({ batchId, status }) => batchId === referral.batchId && status === 'OFFERED')
        .map((each) => ofReferral(each, 'answerReferral', ', answer: ACCEPT'))
    case 'ACCEPTED':
      return [ofReferral(referral, 'checkInReferral')]
    case 'CHECKED_IN':
      return [ofReferral(referral, 'reportReferral', ', outcome: { done: true, text: "Done", fee: 20 }')]
    default:
      return [ofReferral(referral, 'confirmReferral', `, accepted: ${chance.is(0.8)}, reason: "Look again"`, worker)]
  }
}

/** What comes in between. */
function aside(the: State, chance: Chance): Moves {
  const some = the.referrals[Math.floor(chance.next() * the.referrals.length)]
  return [
    [[worker, `addNote(caseId: "${the.id}", body: "Seen") { id }`]],
    [[stationmaster, `urgeCase(id: "${the.id}") ${done}`]],
    [ofCase(the, 'reassignCase', `, assigneeId: "${chance.one(colleagues)}"`, stationmaster)],
    [the.pausedSince === null ? ofCase(the, 'pauseCase', ', reason: "Waits"') : ofCase(the, 'resumeCase')],
    [
      the.escalatedAt === null
        ? ofCase(the, 'escalateCase', ', reason: "Too much for us"')
        : ofCase(the, 'handBackCase', ', reason: "Yours again"', subdistrict),
    ],
    ...(some ? [[ofReferral(some, 'withdrawReferral', ', reason: "Not any longer"', worker)]] : []),
    ...(some ? [[ofReferral(some, 'urgeReferral', '', worker)]] : []),
    ...(chance.is(0.2) ? [[ofCase(the, 'withdrawCase', ', reason: "No need"', resident)]] : []),
  ]
}
