/** The hub, and how to come in. */
export interface HubAccess {
  /** `http://127.0.0.1:4000` */
  readonly url: string
  /** A token as it is; null: the credentials are exchanged for one. */
  readonly token: string | null
  readonly credentials: { readonly id: string; readonly secret: string } | null
}

/** From the environment. */
export function hubAccess(): HubAccess {
  const { HUB_URL, HUB_TOKEN, HUB_CLIENT_ID, HUB_CLIENT_SECRET } = process.env
  return {
    url: HUB_URL || 'http://127.0.0.1:4000',
    token: HUB_TOKEN || null,
    credentials: HUB_CLIENT_ID && HUB_CLIENT_SECRET ? { id: HUB_CLIENT_ID, secret: HUB_CLIENT_SECRET } : null,
  }
}
