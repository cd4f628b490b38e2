import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import {
  AddressRefused,
  allowedAddressOf,
  hostOf,
  pinnedTo,
  resolveBySystem,
  type Address,
  type Resolve,
} from '../../../shared/outbound'
import type { Outcome } from './delivery'
import type { Sender, SendRequest } from './sender'

/** No more of an answer than this is read. Bytes. */
const mostAnswerBytes = 64 * 1024

/**
 * Sends over HTTP to public addresses alone. A name is resolved once, every address that it stands for is looked at,
 * and the connection is made to the very one that was: a name that changes its mind in between gains nothing.
 */
export class HttpSender implements Sender {
  constructor(
    private readonly production: boolean,
    private readonly resolve: Resolve = resolveBySystem,
  ) {}

  async send(request: SendRequest): Promise<Outcome> {
    const timeout = new AbortController()
    const timer = setTimeout(() => timeout.abort(), request.timeoutMilliseconds)
    try {
      const url = new URL(request.url)
      const address = await Promise.race([
        allowedAddressOf(hostOf(url), this.production, this.resolve),
        aborted(timeout.signal),
      ])
      const answer = await post(url, address, request, timeout.signal)
      return { kind: 'answered', statusCode: answer.statusCode ?? 0, retryAfterSeconds: retryAfter(answer) }
    } catch (error) {
      if (timeout.signal.aborted) return { kind: 'failed', error: 'It did not answer in time.' }
      return { kind: 'failed', error: error instanceof AddressRefused ? error.message : wordsFor(error) }
    } finally {
      clearTimeout(timer)
    }
  }
}

function post(url: URL, address: Address, { headers, body }: SendRequest, signal: AbortSignal) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    // No agent: a connection that was pinned for one delivery serves no other.
    const outgoing = send(
      url,
      { method: 'POST', headers, agent: false, lookup: pinnedTo(address), signal },
      (answer) => {
        let read = 0
        answer.on('data', (chunk: Buffer) => {
          read += chunk.length
          if (read <= mostAnswerBytes) return
          resolve(answer)
          outgoing.destroy()
        })
        answer.once('end', () => resolve(answer))
        answer.once('error', reject)
      },
    )
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('too late')), { once: true })
  })
}

/** Seconds, or a date (RFC 9110, section 10.2.3), which is counted from the answer's own where it has one. */
function retryAfter({ headers }: IncomingMessage): number | null {
  const text = headers['retry-after']?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text)
  const [at, answered] = [Date.parse(text), Date.parse(headers.date ?? '')]
  const now = Number.isNaN(answered) ? Date.now() : answered
  return Number.isNaN(at) ? null : Math.max(0, (at - now) / 1000)
}

/** In words for the endpoint's owner. What the error says itself may tell of the hub's inside. */
function wordsFor(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'Its name cannot be resolved.'
  if (code === 'ECONNREFUSED') return 'It refused the connection.'
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'It reset the connection.'
  if (/CERT|TLS|SSL|ALTNAME/.test(code)) return 'Its certificate cannot be trusted.'
  return 'It cannot be reached.'
}
