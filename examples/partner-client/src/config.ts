/** What this program must know to run. */
export interface Config {
  /** The hub: `http://127.0.0.1:4000` */
  readonly hubUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** The organisation on the hub that this system belongs to. */
  readonly organizationId: string
  /** Where the hub reaches this program, if that is not the address it listens on: `https://partner.example/hub` */
  readonly publicUrl: string | null
  /** 0: any free one. */
  readonly port: number
}

/** Reads the environment; throws with everything that is missing. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const names = ['HUB_URL', 'HUB_CLIENT_ID', 'HUB_CLIENT_SECRET', 'HUB_ORGANIZATION_ID'] as const
  const missing = names.filter((name) => !env[name])
  if (missing.length > 0) throw new Error(`Set ${missing.join(', ')}.`)
  return {
    hubUrl: (env['HUB_URL'] ?? '').replace(/\/+$/, ''),
    clientId: env['HUB_CLIENT_ID'] ?? '',
    clientSecret: env['HUB_CLIENT_SECRET'] ?? '',
    organizationId: env['HUB_ORGANIZATION_ID'] ?? '',
    publicUrl: env['PUBLIC_URL'] ?? null,
    port: Number(env['PORT'] ?? 8080),
  }
}
