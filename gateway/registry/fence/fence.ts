import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import type { Subgraph, SubgraphRequest } from '../../../shared/graphql'
import { SubgraphUnavailable } from '../../execution/data-source'
import type { Health } from '../health/health'
import type { PlugIn } from '../plug-in/plug-in'
import { Channel, type ChannelOptions } from './channel'
import { unlistedField, type Receives } from './outgoing'
import { plugInSchema } from './plug-in-schema'
import { answerOf } from './reading'
import { SentDocument } from './sent-document'
import { ServiceFault } from './service-fault'
import { shaped } from './shaping'
import { atOnce, Turnstile } from './turnstile'

export interface FenceMeans extends Pick<ChannelOptions, 'production' | 'resolve'> {
  /** A token for this audience that names nobody; null: none is sent. */
  readonly tokenFor: ((audience: string) => Promise<string>) | null
  readonly now: () => number
  /** For one request; a second where it is left out. */
  readonly patienceMilliseconds?: number | undefined
  readonly isHubs: Receives['isHubs']
}

/** A partner's service, as the hub asks it: whatever it does harms its own fields alone. */
export class Fence implements Pick<Subgraph, 'name' | 'execute' | 'subscribe'> {
  private readonly channel: Channel
  private readonly turnstile: Turnstile
  private readonly receives: Receives
  private readonly sent = new WeakMap<DocumentNode, SentDocument>()
  private schema: GraphQLSchema | null = null

  constructor(
    private readonly plugIn: Pick<PlugIn, 'name' | 'url' | 'sdl' | 'receives'>,
    private readonly means: FenceMeans,
  ) {
    const { production, resolve, isHubs } = means
    this.channel = new Channel({ url: plugIn.url, production, resolve, connections: atOnce })
    this.turnstile = new Turnstile(means.now, means.patienceMilliseconds)
    this.receives = { fields: new Set(plugIn.receives), isHubs }
  }

  get name(): string {
    return this.plugIn.name
  }

  get health(): Health {
    return this.turnstile.health
  }

  /** Rejects with SubgraphUnavailable, whatever went wrong. */
  async execute(request: SubgraphRequest): Promise<ExecutionResult> {
    const schema = (this.schema ??= plugInSchema(this.plugIn.sdl))
    const { document, variables, signal } = request
    try {
      const secret = unlistedField(schema, variables['representations'], this.receives)
      if (secret !== null) throw new Error(`${secret} is not for ${this.name}: nothing was sent`)
      const sent = this.sentFor(document)
      const body = JSON.stringify({ query: sent.text, variables: sent.variables(variables) })
      return await this.turnstile.pass(signal, async (own) => shaped(schema, request, sent, await this.ask(body, own)))
    } catch (error) {
      throw new SubgraphUnavailable(error)
    }
  }

  subscribe(): Promise<never> {
    return Promise.reject(new SubgraphUnavailable(new Error('plug-ins have no subscriptions')))
  }

  /** Asks whether it answers at all, so that one that has been left alone comes back though nobody asks for it. */
  async probe(): Promise<void> {
    const ask = async (own: AbortSignal) => void (await this.ask('{"query":"{__typename}"}', own))
    await this.turnstile.pass(new AbortController().signal, ask).catch(() => undefined)
  }

  /** The schema that the service tells of itself. Throws ServiceFault and NotAsked, in words for its developer. */
  tellSchema(): Promise<string> {
    return this.turnstile.pass(new AbortController().signal, async (own) => {
      const { data } = await this.ask('{"query":"{ _service { sdl } }"}', own)
      const sdl = (data?.['_service'] as { sdl?: unknown } | null | undefined)?.sdl
      if (typeof sdl === 'string') return sdl
      throw new ServiceFault('It does not answer { _service { sdl } }.')
    })
  }

  close(): void {
    this.channel.close()
  }

  private async ask(body: string, signal: AbortSignal) {
    const token = await this.means.tokenFor?.(this.plugIn.url)
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    return answerOf(await this.channel.post(body, headers, signal))
  }

  /** A plan's fetch is the same document every time. */
  private sentFor(document: DocumentNode): SentDocument {
    const known = this.sent.get(document) ?? new SentDocument(document)
    this.sent.set(document, known)
    return known
  }
}
