import { Chance } from './chance'
import type { Answer, MortalHub } from './mortal-hub'
import { movesOf, stateFields, type Move, type State } from './moves'
import { people } from './people'

/** What the hub has acknowledged: none of it may be gone afterwards. */
export interface Acknowledged {
  /** The newest version of each case that anybody was told. */
  readonly versions: Map<string, number>
  /** Answers, notes and offers that were taken, by what they made or moved. */
  readonly accepted: Set<string>
  readonly notes: Set<string>
}

/** What the hub may say to a step that comes too late, too early or a second time. */
const refusals = /^(CONFLICT|ILLEGAL_TRANSITION|NOT_FOUND|VALIDATION_FAILED|DOCUMENTS_MISSING|RATE_LIMITED|FORBIDDEN)$/
/** It took longer than the hub waits: done or not, as when it dies. */
const unknown = /^(SUBGRAPH_TIMEOUT|SUBGRAPH_UNAVAILABLE)$/

const items = ['window-01', 'window-02', 'handy-01', 'handy-02', 'handy-03', 'papers-01'] as const
const most = 10

/** One case from its opening on, by many people, who go on with it whatever has happened to the hub in between. */
export async function live(hub: MortalHub, seed: number, known: Acknowledged, stepped: () => Promise<void>) {
  const chance = new Chance(seed)
  const item = chance.one(items)
  const id = await open(hub, seed, item, chance)
  const immediate = item.startsWith('window')
  let told: State | null = null
  for (let n = 0; n < most; n += 1) {
    const the: State = told ?? (await stateOf(hub, id))
    known.versions.set(id, Math.max(the.version, known.versions.get(id) ?? 0))
    const moves = movesOf(the, immediate, chance)
    if (moves.length === 0 || (the.status === 'CLOSED' && chance.is(0.5))) return
    // Now and then several people act on what all of them have just seen.
    const chosen = chance.some(moves, chance.is(0.3) ? 3 : 1).flat()
    const answers = await Promise.all(chosen.map((move) => act(hub, id, move, known)))
    told = answers.length === 1 ? (answers[0] ?? null) : null
    await stepped()
  }
}

async function open(hub: MortalHub, seed: number, item: string, chance: Chance): Promise<string> {
  const urgency = chance.one(['LOW', 'NORMAL', 'NORMAL', 'HIGH', 'EMERGENCY'])
  const about = `summary: "Life ${seed}", serviceItemCode: "${item}", residentId: "${people.resident.sub}", urgency: ${urgency}`
  const input = `channel: HOTLINE, communityCode: "xicheng.g.qianggen", ${about}, idempotencyKey: "life ${seed}"`
  for (;;) {
    const answer = await hub.ask(people.worker, `mutation { openCase(input: { ${input} }) { id } }`)
    if (!isLost(answer)) return (answer.data.openCase as { id: string }).id
  }
}

async function stateOf(hub: MortalHub, id: string): Promise<State> {
  for (;;) {
    const answer = await hub.ask(people.worker, `{ case(id: "${id}") { ${stateFields} } }`)
    if (!isLost(answer)) return answer.data.case as State
  }
}

/** Takes a step; answers how the case stands then, where the step says so. */
async function act(hub: MortalHub, id: string, [who, text]: Move, known: Acknowledged): Promise<State | null> {
  const answer = await hub.ask(who, `mutation { done: ${text} }`)
  const codes = (answer?.errors ?? []).map(({ extensions }) => String(extensions['code']))
  const surprise = codes.find((code) => !refusals.test(code) && !unknown.test(code))
  if (surprise) throw new Error(`${text}: ${JSON.stringify(answer?.errors)} ${hub.causes(answer)}`)
  const made = answer?.data?.done as (Partial<State> & { id: string }) | null | undefined
  if (!made) return null
  if (text.startsWith('addNote')) known.notes.add(made.id)
  if (text.includes('answer: ACCEPT')) known.accepted.add(made.id)
  if (made.id === id) known.versions.set(id, Math.max(made.version ?? 0, known.versions.get(id) ?? 0))
  return made.referrals ? (made as State) : null
}

function isLost(answer: Answer | null): answer is null {
  if (answer === null) return true
  const [error] = answer.errors ?? []
  if (error && !unknown.test(String(error.extensions['code']))) throw new Error(JSON.stringify(answer.errors))
  return error !== undefined
}
