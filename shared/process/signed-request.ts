import type { Clock } from '../clock'
import { traceHeaders } from '../telemetry/tracing'
import { signature } from './signature'
import { wire } from './wire'

/** Another process of the hub, and what requests to it are signed with. */
export interface Peer {
  readonly name: string
  readonly url: string
  readonly key: string
}

/** Asks another process of the hub; throws when it does not answer with 200. */
export async function ask<Answer>(
  { name, url, key }: Peer,
  path: string,
  question: unknown,
  { clock, signal, caller = '' }: { clock: Clock; signal: AbortSignal; caller?: string },
): Promise<Answer> {
  const body = JSON.stringify(question)
  const signed = signature(key, { method: 'POST', path, caller, body }, clock.now())
  const headers = {
    'content-type': 'application/json',
    [wire.callerHeader]: caller,
    [wire.signatureHeader]: signed,
    ...traceHeaders(),
  }
  const response = await fetch(new URL(path, url), { method: 'POST', headers, body, signal, redirect: 'error' })
  if (!response.ok) throw new Error(`${name} answered ${response.status}`)
  return (await response.json()) as Answer
}
