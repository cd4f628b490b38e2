/** Where the tests find the server that the run has started. */
export const serverVariable = 'HUB_TEST_SERVER'

export interface TestServer {
  /** Of its administrator. */
  readonly url: string
  /** Schemas whose migrations failed, and why. */
  readonly problems: Readonly<Record<string, string>>
}

/** The data key of every test. */
export const testKey = 'a key for tests alone, of no worth to anybody'

export function testServer(): TestServer {
  const text = process.env[serverVariable]
  if (!text) throw new Error('Tests that need PostgreSQL belong in tests/database, tests/federation or tests/system.')
  return JSON.parse(text) as TestServer
}

/** The administrator's URL of another database of the same server. */
export function urlOf(server: TestServer, database: string): string {
  return Object.assign(new URL(server.url), { pathname: `/${database}` }).href
}
