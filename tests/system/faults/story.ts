import { demoCommunityCode, demoGroups } from '../../../shared/demo'
import type { SplitAnswer } from '../../support/split'
import { names, type FaultyHub, type Name } from './faulty-hub'

/** One field of each subgraph's own, by its name, as a station worker asks for them. */
export async function wholeQuery(hub: FaultyHub): Promise<string> {
  const first = `{ edges { node { id } } }`
  const { data } = await hub.askUntil(
    'worker',
    `{ cases(filter: {area: "${demoCommunityCode}"}, first: 1) ${first}
       organizations(first: 1) ${first} tasks(first: 1) ${first} }`,
    (answer) => answer.errors === undefined,
  )
  const idOf = (list: string) => (data[list] as { edges: { node: { id: string } }[] }).edges[0]?.node.id
  return `{ residents: area(code: "${demoCommunityCode}") { name } cases: case(id: "${idOf('cases')}") { number }
    partners: organization(id: "${idOf('organizations')}") { name } volunteers: task(id: "${idOf('tasks')}") { title } }`
}

/** Which subgraphs' fields have an answer, and the codes of those that have none. */
export function outcome({ data, errors = [] }: SplitAnswer) {
  const fields = (data ?? {}) as Partial<Record<Name, unknown>>
  return {
    answered: names.filter((name) => fields[name] !== null && fields[name] !== undefined),
    codes: [...new Set(errors.map(({ extensions }) => extensions?.['code']))],
  }
}

/** Everything answers, and nothing is wrong. */
export function isWhole(answer: SplitAnswer): boolean {
  return answer.errors === undefined && outcome(answer).answered.length === names.length
}

/** A case that is being worked on, and can be referred. */
export async function startedCase(hub: FaultyHub, summary: string): Promise<string> {
  const step = async (mutation: string) => {
    const answer = await hub.ask('worker', `mutation { step: ${mutation} { id version } }`)
    if (answer.errors) throw new Error(JSON.stringify(answer.errors))
    return answer.data.step as { id: string; version: number }
  }
  const opened = await step(
    `openCase(input: {channel: WINDOW, communityCode: "${demoCommunityCode}", summary: "${summary}",
      categoryCode: "public.company.visiting"})`,
  )
  const on = (at: { version: number }) => `"${opened.id}", expectedVersion: ${at.version}`
  const accepted = await step(`acceptCase(id: ${on(opened)})`)
  const assessed = await step(`assessCase(input: {caseId: ${on(accepted)}, causes: "Alone", situation: "Well"})`)
  const planned = await step(`planCase(id: ${on(assessed)}, goals: [{text: "Company", activity: "Visits"}])`)
  await step(`startCase(id: ${on(planned)})`)
  return opened.id
}

/** Refers a case to a volunteer group; answers what the client is told. */
export function refer(hub: FaultyHub, caseId: string): Promise<SplitAnswer> {
  const group = demoGroups[0]?.id
  return hub.ask(
    'worker',
    `mutation { offerReferral(input: {caseId: "${caseId}", mode: DIRECT, providers: [{providerId: "${group}"}]}) { id } }`,
  )
}

/** Waits until the volunteers have made a task of the referral. */
export function taskOf(hub: FaultyHub, caseId: string): Promise<SplitAnswer> {
  return hub.askUntil('worker', `{ case(id: "${caseId}") { tasks { id } } }`, ({ data }) => {
    return (data?.case?.tasks as unknown[] | undefined)?.length === 1
  })
}
