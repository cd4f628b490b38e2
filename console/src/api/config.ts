/** What the hub tells the page about itself (`/console/config.json`). */
export interface HubConfig {
  readonly timeZone: string
  readonly signIn:
    | {
        readonly kind: 'demo'
        readonly people: readonly { readonly id: string; readonly name: string; readonly role: string }[]
      }
    | { readonly kind: 'oidc'; readonly issuer: string; readonly clientId: string; readonly audience: string }
    | { readonly kind: 'none' }
}

let config: HubConfig = { timeZone: 'Asia/Shanghai', signIn: { kind: 'none' } }

export async function loadConfig(): Promise<void> {
  const response = await fetch('/console/config.json')
  if (!response.ok) throw new Error(`The hub answered ${response.status}`)
  config = (await response.json()) as HubConfig
}

export function hubConfig(): HubConfig {
  return config
}
