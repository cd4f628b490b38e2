import { createClient } from 'graphql-ws'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { WebSocket } from 'ws'
import { openIssuer } from '../../gateway/edge/issuer'
import { demoPersons, type DemoPersonName } from '../../shared/demo'
import { openTestDatabase } from './database'
import { startProgram } from './program'
import { testKey } from './server'

export interface SplitAnswer {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test knows what it asked for
  readonly data?: any
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[]
}

/** Two gateways and four subgraphs, each a process of its own, on a database of the test's. */
export interface SplitHub {
  readonly gateways: readonly string[]
  ask(gateway: number, person: DemoPersonName, query: string, variables?: object): Promise<SplitAnswer>
  /** Asks until the answer is as it should be; throws the last answer when that takes longer than a minute. */
  askUntil(
    gateway: number,
    person: DemoPersonName,
    query: string,
    good: (answer: SplitAnswer) => boolean,
  ): Promise<SplitAnswer>
  /** Subscribes, waits until the subscription is acknowledged, and answers how to get the next event. */
  subscribe(gateway: number, person: DemoPersonName, query: string): Promise<() => Promise<SplitAnswer>>
  /** `kill -9`. */
  kill(name: string): void
  /** `kill -9` of the supervisor; answers the process ids of those it supervised. */
  abandon(): Promise<readonly number[]>
  close(): Promise<void>
}

export async function openSplitHub(env: Record<string, string> = {}): Promise<SplitHub> {
  const folder = mkdtempSync(path.join(tmpdir(), 'station-hub-split-'))
  const database = await openTestDatabase()
  const program = await startProgram('scripts/start-split', {
    env: {
      HUB_DATA_DIR: folder,
      DATABASE_URL: database.adminUrl,
      HUB_PORT: '0',
      HUB_SEED: 'demo',
      HUB_DATA_KEY: testKey,
      ...env,
    },
    line: /^Station Hub is ready/,
  })
  /** As the supervisor has told so far: of one that was started again, the last. */
  const pids = () =>
    new Map(
      [...program.printed(': process ').matchAll(/^([a-z-]+): process (\d+)$/gm)].map(
        ([, name, pid]) => [name, Number(pid)] as const,
      ),
    )
  const gateways = program.line.match(/http:\S+/g) ?? []
  const issuer = await openIssuer(folder)
  const clients: { dispose(): unknown }[] = []

  const token = (person: DemoPersonName) => {
    const { sub, name, role, area, org } = demoPersons[person]
    return issuer.sign({ sub, name, role, area, org }, { ttlSeconds: 3_600, development: true })
  }
  const urlOf = (gateway: number) => gateways[gateway] ?? ''
  const hub: SplitHub = {
    gateways,
    async ask(gateway, person, query, variables = {}) {
      const response = await fetch(urlOf(gateway), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await token(person)}` },
        body: JSON.stringify({ query, variables }),
      })
      return (await response.json()) as SplitAnswer
    },
    async askUntil(gateway, person, query, good) {
      const until = Date.now() + 60_000
      for (;;) {
        const answer = await hub
          .ask(gateway, person, query)
          .catch((error: unknown) => ({ errors: [{ message: String(error) }] }) as SplitAnswer)
        if (good(answer)) return answer
        if (Date.now() > until) throw new Error(`not in a minute: ${JSON.stringify(answer)}`)
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    },
    async subscribe(gateway, person, query) {
      const client = createClient({
        url: urlOf(gateway).replace('http', 'ws'),
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${await token(person)}` },
        lazy: false,
        // The gateway it speaks to may be killed by the test.
        onNonLazyError: () => undefined,
      })
      clients.push(client)
      await new Promise((resolve) => client.on('connected', resolve))
      const events = client.iterate({ query })
      const next = () => {
        const event = events.next()
        // One that nobody waits for any more fails when the test kills its gateway.
        event.catch(() => undefined)
        return event
      }
      const waiting: Promise<IteratorResult<unknown>>[] = [next()]
      return async () => {
        const event = await (waiting.shift() ?? next())
        waiting.push(next())
        return event.value as SplitAnswer
      }
    },
    kill(name) {
      const pid = pids().get(name)
      if (pid === undefined) throw new Error(`no process ${name}`)
      process.kill(pid, 'SIGKILL')
    },
    async abandon() {
      await program.end('SIGKILL')
      return [...pids().values()]
    },
    async close() {
      // It waits for the connection that it is making anew, and fails with it where the gateway has been killed.
      for (const client of clients) await Promise.resolve(client.dispose()).catch(() => undefined)
      await program.end('SIGTERM')
      await database.close()
      rmSync(folder, { recursive: true })
    },
  }
  return hub
}
