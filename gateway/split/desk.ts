import type { TokenClaims, TokenSigner } from '../../shared/auth'
import type { Clock } from '../../shared/clock'
import type { HubClient } from '../../shared/hub'
import type { Logger } from '../../shared/logging'
import { SignatureGuard } from '../../shared/process/signature'
import { openSignedServer, send, type SignedServer } from '../../shared/process/signed-server'
import { callerOf, deskPath } from '../../shared/process/wire'

export interface DeskOptions {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  /** By the subgraph's name. */
  readonly keys: ReadonlyMap<string, string>
  readonly hub: HubClient
  readonly tokens: TokenSigner
  readonly clock: Clock
  readonly log: Logger
}

/** Answers subgraphs that run alone what those in this process ask the hub directly. Not for the public network. */
export function openDesk({ host, port, keys, hub, tokens, clock, log }: DeskOptions): Promise<SignedServer> {
  const guards = new Map([...keys].map(([name, key]) => [name, new SignatureGuard(key)]))
  const nameIn = (path: string) => path.split('/')[1] ?? ''
  return openSignedServer({
    host,
    port,
    clock,
    log,
    ready: () => Promise.resolve(null),
    guardOf: (path) => guards.get(nameIn(path)) ?? null,
    async answer({ path, caller, body, response, signal }) {
      const name = nameIn(path)
      const question: unknown = JSON.parse(body.toString())
      if (path === deskPath.sources(name)) return send(response, 200, { matchSources: hub.matchSources() })
      if (path === deskPath.sign(name)) {
        const { claims, options } = question as { claims: TokenClaims; options: Parameters<TokenSigner['sign']>[1] }
        return send(response, 200, { token: await tokens.sign(claims, options) })
      }
      if (path !== deskPath.query(name)) return send(response, 404, { message: 'no such path' })
      const { operation, variables } = question as { operation: string; variables: Record<string, unknown> }
      return send(response, 200, await hub.query(callerOf(caller).viewer, operation, variables, { signal }))
    },
  })
}
