import type { HubAccess } from './config'

/** The hub answered with a refusal. */
export class HubRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }

  /** What to do about it, where that is known. */
  get advice(): string {
    return advice[this.code] ?? ''
  }
}

const advice: Readonly<Record<string, string>> = {
  UNAUTHENTICATED:
    '\nSet HUB_CLIENT_ID and HUB_CLIENT_SECRET, as your station or the hub’s administrator gave them to you.',
  FORBIDDEN: '\nYour organisation must be verified, and its district must have allowed plugging (allowPlugging).',
}

/** The hub could not be asked. */
export class HubUnreachable extends Error {}

interface Answer<Data> {
  readonly data?: Data | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

/** A running hub, asked with the token or the credentials of whoever calls. */
export class Hub {
  private readonly origin: string
  private token: string | null

  constructor(private readonly access: HubAccess) {
    this.origin = access.url.replace(/(\/graphql)?\/*$/, '')
    this.token = access.token
  }

  /** Throws HubRefusal and HubUnreachable. */
  async ask<Data>(query: string, variables: Readonly<Record<string, unknown>>): Promise<Data> {
    const headers: Record<string, string> = { 'content-type': 'application/json' }
    const token = (this.token ??= await this.exchanged())
    if (token !== null) headers['authorization'] = `Bearer ${token}`
    const body = JSON.stringify({ query, variables })
    const { data, errors } = await this.sent<Answer<Data>>('/graphql', { method: 'POST', headers, body })
    const [first] = errors ?? []
    if (first) throw new HubRefusal(first.extensions?.code ?? 'INTERNAL', first.message)
    if (!data) throw new HubUnreachable(`${this.origin} answers, and not as a hub does.`)
    return data
  }

  private async exchanged(): Promise<string | null> {
    const { credentials } = this.access
    if (!credentials) return null
    const authorization = `Basic ${Buffer.from(`${credentials.id}:${credentials.secret}`).toString('base64')}`
    const body = new URLSearchParams({ grant_type: 'client_credentials' })
    const init = { method: 'POST', headers: { authorization }, body }
    const answer = await this.sent<{ access_token?: string }>('/oauth/token', init)
    if (answer.access_token === undefined)
      throw new HubRefusal('UNAUTHENTICATED', 'HUB_CLIENT_ID and HUB_CLIENT_SECRET are not taken.')
    return answer.access_token
  }

  private async sent<Body>(path: string, init: RequestInit): Promise<Body> {
    try {
      const response = await fetch(`${this.origin}${path}`, init)
      return (await response.json()) as Body
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
      throw new HubUnreachable(`No hub answers at ${this.origin}: ${cause}. Is it running? Set HUB_URL.`)
    }
  }
}
