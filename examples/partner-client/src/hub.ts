import type { Config } from './config'

/** The hub refused: `code` says why (`CONFLICT`, `ILLEGAL_TRANSITION` …), the message is for people. */
export class HubRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>>,
  ) {
    super(message)
  }
}

interface GraphQlAnswer<Data> {
  readonly data?: Data | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[]
}

/** Renewed this long before it ends. Milliseconds. */
const margin = 30_000

/** The hub's GraphQL API, with a token that is fetched when it is needed and kept while it is good. */
export class Hub {
  private token: { readonly value: string; readonly until: number } | null = null

  constructor(private readonly config: Pick<Config, 'hubUrl' | 'clientId' | 'clientSecret'>) {}

  /** Asks or changes something. Throws HubRefusal. */
  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`${this.config.hubUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.bearer()}` },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as GraphQlAnswer<Data>
    const [first] = errors ?? []
    if (first) {
      const { code, ...details } = first.extensions ?? {}
      throw new HubRefusal(String(code), first.message, details)
    }
    if (!data) throw new Error(`The hub answered ${response.status} without data.`)
    return data
  }

  private async bearer(): Promise<string> {
    if (this.token && Date.now() < this.token.until) return this.token.value
    const { hubUrl, clientId, clientSecret } = this.config
    const response = await fetch(`${hubUrl}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    const answer = (await response.json()) as { access_token?: string; expires_in?: number; error?: string }
    if (!answer.access_token) throw new Error(`No token: ${answer.error ?? response.status}`)
    this.token = { value: answer.access_token, until: Date.now() + (answer.expires_in ?? 60) * 1000 - margin }
    return this.token.value
  }
}
