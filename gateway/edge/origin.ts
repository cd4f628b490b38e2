import type { FastifyInstance } from 'fastify'
import { Forbidden } from '../../shared/errors'
import { refuse } from './request'

/** `https://hub.example`, without a path. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, '')
}

/** Whose pages may send requests from a browser: the hub's own, and those of a few other origins. */
export class Origins {
  private readonly allowed: ReadonlySet<string>

  constructor(allowed: readonly string[] = []) {
    this.allowed = new Set(allowed.map((origin) => new URL(origin).origin))
  }

  /** What no browser sent has no `Origin`. A sandboxed page's is `null`, which is nobody's. */
  admits(origin: string | undefined, host: string | undefined): boolean {
    return origin === undefined || this.isOther(origin) || sameHost(origin, host)
  }

  isOther(origin: string | undefined): origin is string {
    return origin !== undefined && this.allowed.has(origin)
  }

  /** Refuses requests to a path, and below it, from pages of other origins, and tells browsers of those that are allowed (CORS). */
  guard(app: FastifyInstance, path: string): void {
    app.addHook('onRequest', async (request, reply) => {
      const { url } = request.routeOptions
      if (url !== path && !url?.startsWith(`${path}/`)) return undefined
      const { origin, host } = request.headers
      if (!this.admits(origin, host))
        return refuse(reply, new Forbidden('Pages of this origin may not send requests here.'))
      if (this.isOther(origin)) void reply.header('access-control-allow-origin', origin).header('vary', 'Origin')
      return undefined
    })
    for (const url of [path, `${path}/*`])
      app.options(url, (_request, reply) =>
        reply
          .code(204)
          .header('access-control-allow-methods', 'GET, POST')
          .header('access-control-allow-headers', 'authorization, content-type, apollo-require-preflight')
          .header('access-control-expose-headers', 'retry-after')
          .header('access-control-max-age', '600')
          .send(),
      )
  }
}

function sameHost(origin: string, host: string | undefined): boolean {
  if (host === undefined || !URL.canParse(origin)) return false
  const { protocol, host: ofOrigin } = new URL(origin)
  // Browsers leave the scheme's own port out of both; proxies may not.
  return URL.canParse(`${protocol}//${host}`) && new URL(`${protocol}//${host}`).host === ofOrigin
}
