import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { AddressRefused, allowedAddressOf, hostOf, lookingUp, type Resolve } from '../../../shared/outbound'
import { ServiceFault } from './service-fault'

/** Longest answer that is read. Bytes, counted as they come. */
export const mostAnswerBytes = 1_000_000
/** How long a connection that nobody uses is kept. Milliseconds. */
const idleMilliseconds = 10_000

export interface ChannelOptions {
  readonly url: string
  /** Whether only public addresses are asked. */
  readonly production: boolean
  readonly resolve: Resolve
  /** Connections at a time. */
  readonly connections: number
}

/**
 * Sends to one partner's service over HTTP. Every new connection goes to the very address that was looked at, no
 * redirect is followed, no answer that is packed is unpacked, and none is read beyond its limit.
 */
export class Channel {
  private readonly url: URL
  private readonly agent: HttpAgent | HttpsAgent

  constructor(private readonly options: ChannelOptions) {
    this.url = new URL(options.url)
    const kept = { keepAlive: true, maxSockets: options.connections, timeout: idleMilliseconds }
    this.agent = this.url.protocol === 'https:' ? new HttpsAgent(kept) : new HttpAgent(kept)
  }

  /** The answer's body. Throws ServiceFault; and what the signal was aborted with. */
  async post(body: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<string> {
    const { production, resolve } = this.options
    const host = hostOf(this.url)
    try {
      // An address is not looked up, so it is looked at here.
      if (isIP(host))
        await allowedAddressOf(host, production, () => Promise.resolve([{ address: host, family: isIP(host) }]))
      const answer = await this.send(body, headers, lookingUp(production, resolve), signal)
      return await textOf(answer)
    } catch (error) {
      if (error instanceof ServiceFault) throw error
      if (signal.aborted) throw signal.reason
      if (error instanceof AddressRefused) throw new ServiceFault(error.message)
      throw new ServiceFault('It cannot be reached, or it broke off.', { cause: error })
    }
  }

  /** Connections that are in use end by themselves. */
  close(): void {
    this.agent.destroy()
  }

  private send(
    body: string,
    headers: Readonly<Record<string, string>>,
    lookup: ReturnType<typeof lookingUp>,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const send = this.url.protocol === 'https:' ? httpsRequest : httpRequest
    return new Promise((resolve, reject) => {
      const outgoing = send(
        this.url,
        {
          method: 'POST',
          agent: this.agent,
          lookup,
          signal,
          headers: {
            'content-type': 'application/json',
            accept: 'application/graphql-response+json, application/json',
            'accept-encoding': 'identity',
            'content-length': Buffer.byteLength(body),
            ...headers,
          },
        },
        resolve,
      )
      outgoing.once('error', reject)
      outgoing.end(body)
    })
  }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const refuse = (why: string) => {
    answer.destroy()
    return new ServiceFault(why)
  }
  const { statusCode = 0, headers } = answer
  if (statusCode >= 300 && statusCode < 400) throw refuse('It answered with a redirect, which is not followed.')
  if (statusCode !== 200) throw refuse(`It answered with status ${statusCode}.`)
  if (!/^application\/(graphql-response\+)?json\b/i.test(headers['content-type'] ?? ''))
    throw refuse('Its answer is not JSON by its content type.')
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? '')) throw refuse('Its answer is packed.')
  const chunks: Buffer[] = []
  let read = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    read += chunk.length
    if (read > mostAnswerBytes) throw refuse('Its answer is longer than 1 MB.')
    chunks.push(chunk)
  }
  if (!answer.complete) throw new ServiceFault('It broke off.')
  return Buffer.concat(chunks).toString()
}
