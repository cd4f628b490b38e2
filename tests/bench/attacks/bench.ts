import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { openIssuer } from '../../../gateway/edge/issuer'
import { anonymous } from '../../../shared/auth'
import { demoPersons } from '../../../shared/demo'
import { signature } from '../../../shared/process/signature'
import { callerHeader, wire } from '../../../shared/process/wire'
import { projectRoot } from '../../../shared/project/root'
import { openPlace, openSplit, openWhole, type BenchPlace, type BenchSplit } from '../support/hub'
import { post } from '../support/load'
import { table, writeRow } from '../support/report'
import { quantile } from '../support/statistics'
import { attacks, attacksOnSubgraphs } from './attacks'
import { bystand } from './bystander'
import { flooded } from './sockets'
import type { Order, Report, Target } from './target'
import { badTokens } from './tokens'

const [before, during] = [3, 5]

interface Row {
  readonly name: string
  /** Milliseconds, 99 of 100. */
  readonly calm: number
  readonly attacked: number
  readonly refused: number
  readonly perSecond: number
  /** Answers to the bystander during the attack that were not whole. */
  readonly failed: number
}

/** Attacks by a process of its own, and what a station's screen notices of each: `npm run bench -- attacks [NAME]`. */
export async function benchAttacks([only]: readonly string[]): Promise<void> {
  const attacker = fork(path.join(projectRoot, 'scripts/run.mjs'), ['tests/bench/attacks/attacker'])
  const place = await openPlace()
  const production = { ...place, environment: { ...place.environment, HUB_ENV: 'production' } }
  try {
    const rows = [...(await onWhole(production, attacker, only)), ...(await onSplit(production, attacker, only))]
    write(rows)
  } finally {
    attacker.disconnect()
    await place.close()
  }
}

async function onWhole(place: BenchPlace, attacker: ChildProcess, only = ''): Promise<Row[]> {
  const hub = await openWhole(place)
  try {
    const { bystander, tokens } = await sign(place)
    const names = Object.keys(attacks).filter((name) => name.includes(only))
    return await measure(names, { url: hub.url, tokens }, bystander, attacker)
  } finally {
    await hub.close()
  }
}

async function onSplit(place: BenchPlace, attacker: ChildProcess, only = ''): Promise<Row[]> {
  const names = Object.keys(attacksOnSubgraphs).filter((name) => name.includes(only))
  if (names.length === 0) return []
  const hub = await openSplit(place)
  try {
    const { bystander, tokens } = await sign(place)
    return await measure(names, { url: hub.url, tokens, subgraph: await answeredCall(hub) }, bystander, attacker)
  } finally {
    await hub.close()
  }
}

/** A call of the gateway's on the cases, overheard. */
async function answeredCall({ layout }: BenchSplit): Promise<NonNullable<Target['subgraph']>> {
  const { port, key } = layout.subgraphs.cases
  const body = JSON.stringify({ query: '{ __typename }', variables: {} })
  const caller = callerHeader({ viewer: anonymous, requestId: 'bench', operationName: null })
  const signed = signature(key, { method: 'POST', path: wire.execute, caller, body }, new Date())
  const call = {
    url: `http://127.0.0.1:${port}`,
    body,
    headers: { [wire.callerHeader]: caller, [wire.signatureHeader]: signed },
  }
  const { status } = await post(`${call.url}${wire.execute}`, call)
  if (status !== 200) throw new Error(`the subgraph does not take the gateway's own call: ${status}`)
  return call
}

async function sign({ environment }: BenchPlace): Promise<{ bystander: string; tokens: string[] }> {
  const issuer = await openIssuer(environment['HUB_DATA_DIR'] ?? '')
  const { sub, name, role, area } = demoPersons.worker
  const claims = { sub, name, role, ...(area && { area }) }
  const token = await issuer.sign(claims, { ttlSeconds: 3_600, development: false })
  return { bystander: `Bearer ${token}`, tokens: await badTokens(issuer, claims) }
}

async function measure(names: string[], target: Target, bystander: string, attacker: ChildProcess): Promise<Row[]> {
  // What is compiled and planned on the way is no attack's doing.
  await bystand(target.url, bystander, before)
  const rows: Row[] = []
  for (const name of names) {
    const calm = await bystand(target.url, bystander, before)
    await order(attacker, { attack: name, target })
    const attacked = await bystand(target.url, bystander, during)
    const found = await order(attacker, 'stop')
    if (found === 'begun') throw new Error('the attacker did not stop')
    const wanted = (attacks[name] ?? attacksOnSubgraphs[name])?.refused ?? /^$/
    for (const [outcome, count] of Object.entries(found.outcomes))
      if (!wanted.test(outcome)) throw new Error(`${name}: ${count} times ${outcome}`)
    const [calmly, then, refused] = [calm.times, attacked.times, found.times].map((list) => quantile(list, 0.99))
    const perSecond = found.times.length / during
    console.log(
      `${name}: ${attacked.times.length} answers to a bystander, ${attacked.failed} of them not whole; ${JSON.stringify(found.outcomes)}`,
    )
    rows.push({
      name,
      calm: calmly ?? NaN,
      attacked: then ?? NaN,
      refused: refused ?? NaN,
      perSecond,
      failed: attacked.failed,
    })
  }
  return rows
}

async function order(attacker: ChildProcess, what: Order): Promise<Report> {
  const answer = once(attacker, 'message') as Promise<[Report]>
  attacker.send(what)
  return (await answer)[0]
}

function write(rows: readonly Row[]): void {
  const worst = (key: 'attacked' | 'refused', among = rows) => Math.max(...among.map((row) => row[key]))
  const single = rows.filter(({ name }) => !(attacks[name]?.messages ?? 0))
  const failed = rows.reduce((sum, row) => sum + row.failed, 0)
  const aim = (name: string, measured: number) => ({ name, measured, aim: 200, unit: 'ms', wanted: 'at most' as const })
  writeRow({
    row: 'attacks',
    title: 'Attacks, and who stands by',
    how: `Eight clients in a process of their own send one kind of attack, each the next as soon as it was refused; meanwhile a station’s screen asks for its board 10 times a second, and each of its answers is measured from when it was due. The hub as in production, but without rate limits: these would hold most of it off. The attacks on subgraphs are on the cases’ own process, with the hub split. A WebSocket’s flood is refused message by message: its time is that of all ${flooded} of them, and no single refusal’s.`,
    aims: [
      aim('a bystander’s p99 during the worst attack', worst('attacked')),
      { ...aim('a bystander’s answers that were not whole', failed), aim: 0, unit: '' },
      aim('an attack’s own refusal, p99 of the slowest', worst('refused', single)),
    ],
    tables: table(
      ['attack', 'bystander p99 before, ms', 'bystander p99 during, ms', 'refused p99, ms', 'refused a second'],
      rows.map(({ name, calm, attacked, refused, perSecond }) => [name, calm, attacked, refused, perSecond]),
    ),
  })
}
