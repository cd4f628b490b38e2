import { readFileSync } from 'node:fs'
import type { Client } from 'pg'
import { median } from './statistics'

/** What a statement took. */
export interface Taken {
  /** Milliseconds in the database, the middle of the runs: what a client waits for. */
  readonly time: number
  /** Milliseconds on a core, the mean of the runs; NaN where the system does not say. Other work hardly shows in it. */
  readonly cpu: number
  /** Pages read, from memory or not. */
  readonly pages: number
}

interface Plan {
  readonly 'Execution Time': number
  readonly Plan: Readonly<Record<string, unknown>>
}

/** Runs a statement, that has been run before, some times. */
export async function taken(client: Client, call: string, runs: number): Promise<Taken> {
  const plans: Plan[] = []
  for (let run = 0; run < runs; run += 1) {
    const explain = `explain (analyze, buffers, timing off, format json) ${call}`
    const { rows } = await client.query<{ 'QUERY PLAN': Plan[] }>(explain)
    plans.push(rows[0]?.['QUERY PLAN'][0] as Plan)
  }
  const before = cpuOf(client)
  for (let run = 0; run < runs; run += 1) await client.query(call)
  return {
    time: median(plans.map((plan) => plan['Execution Time'])),
    cpu: (cpuOf(client) - before) / runs,
    pages: Number(plans[0]?.Plan['Shared Hit Blocks']) + Number(plans[0]?.Plan['Shared Read Blocks']),
  }
}

/** Milliseconds that the server's process of a connection has been on a core; of a server elsewhere NaN. */
function cpuOf(client: Client): number {
  return onCore((client as unknown as { processID: number }).processID)
}

/** Milliseconds that a process's first thread has been on a core; of one elsewhere NaN. */
export function onCore(processID: number): number {
  try {
    return Number(readFileSync(`/proc/${processID}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return NaN
  }
}

/** The plan of a call and of every statement that functions run within it, each as text. */
export async function plansOf(client: Client, call: string): Promise<string> {
  const said: string[] = []
  const listen = ({ message }: { message?: string | undefined }) => said.push(message ?? '')
  client.on('notice', listen)
  for (const setting of ['log_min_duration = 0', 'log_nested_statements = on', 'log_analyze = on', 'log_timing = off'])
    await client.query(`load 'auto_explain'; set auto_explain.${setting}`)
  await client.query(`set auto_explain.log_buffers = on; set client_min_messages = log`)
  await client.query(call)
  await client.query(`set client_min_messages = notice; set auto_explain.log_min_duration = -1`)
  client.off('notice', listen)
  // What reads nothing is arithmetic of a function, and there is much of it.
  return said.filter((plan) => /Scan (using|on) \w*(service|organization|track|search|known)/.test(plan)).join('\n\n')
}
