import type { FastifyInstance } from 'fastify'
import { setTimeout as wait } from 'node:timers/promises'

/** Something that must be there before the hub can do its work; answers null when it is, else the reason. */
export interface ReadinessCheck {
  readonly name: string
  check(): Promise<string | null>
}

/** What answers a check, in time or not at all. Milliseconds. */
const patience = 2_000

/**
 * Live: the process answers. Ready: it should be sent requests, which it should as long as any of its parts is there:
 * the fields of the others are answered with SUBGRAPH_UNAVAILABLE, by every other gateway too.
 */
export class Health {
  private draining = false

  constructor(private readonly checks: readonly ReadinessCheck[]) {}

  /** From now on not ready: requests in flight end, new ones should go elsewhere. */
  drain(): void {
    this.draining = true
  }

  get isDraining(): boolean {
    return this.draining
  }

  /** What is missing, and whether the hub is ready without it. */
  async state(): Promise<{ readonly ready: boolean; readonly missing: readonly string[] }> {
    if (this.draining) return { ready: false, missing: ['shutting down'] }
    const missing = (await Promise.all(this.checks.map(problemOf))).filter((problem) => problem !== null)
    return { ready: this.checks.length === 0 || missing.length < this.checks.length, missing }
  }

  routes(app: FastifyInstance): void {
    app.get('/health/live', () => ({ status: 'live' }))
    app.get('/health/ready', async (_request, reply) => {
      const { ready, missing } = await this.state()
      if (!ready) return reply.code(503).send({ status: 'not ready', reasons: missing })
      return missing.length === 0 ? { status: 'ready' } : { status: 'ready', missing }
    })
  }
}

async function problemOf({ name, check }: ReadinessCheck): Promise<string | null> {
  const over = new AbortController()
  const late = wait(patience, 'does not answer in time', { signal: over.signal }).catch(() => null)
  const reason = await Promise.race([check().catch(() => 'not reachable'), late])
  over.abort()
  return reason === null ? null : `${name}: ${reason}`
}
