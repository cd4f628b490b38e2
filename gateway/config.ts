import { z } from 'zod'
import {
  ConfigProblem,
  peerSettings,
  peersOf,
  oneOf,
  processSettings,
  readConfig,
  urlOf,
  whole,
} from '../shared/config'
import type { Environment, Peers } from '../shared/config'
import { isAddressRange } from './edge/address'
import { ownIssuer } from './edge/issuer'
import { isOrigin } from './edge/origin'

/** Words with commas between. */
function listOf(message: string, fits: (word: string) => boolean) {
  return z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((word) => word.trim() || []))
    .refine((words) => words.every(fits), message)
}

const settings = processSettings.extend({
  ...peerSettings,
  HUB_PORT: whole(0, 65_535).default(4000),
  HUB_HOST: z.string().default('127.0.0.1'),
  HUB_OIDC_ISSUER: urlOf('https', 'http').optional(),
  HUB_OIDC_AUDIENCE: z.string().default(ownIssuer),
  /** As which the console signs people in at the provider. */
  HUB_OIDC_CLIENT_ID: z.string().default('station-hub-console'),
  /** Requests a second for each viewer; 0: no limit. */
  HUB_RATE_LIMIT: whole(0, 1_000_000).default(200),
  HUB_ORIGINS: listOf('must be origins with commas between, for instance https://hub.example', isOrigin),
  HUB_TRUSTED_PROXIES: listOf('must be addresses or ranges with commas between: 10.0.0.0/8,::1', isAddressRange),
  HUB_OPERATIONS: oneOf('open', 'locked').default('open'),
  /** Where subgraphs that run alone ask the hub; for the hub's own network only. */
  HUB_INNER_PORT: whole(0, 65_535).default(4001),
})

/** How the gateway's process runs: read once, all of it checked, never changed. */
export type GatewayConfig = Readonly<z.infer<typeof settings>> & Peers

/** Throws ConfigProblem with everything that is wrong. */
export function gatewayConfig(env: Environment = process.env): GatewayConfig {
  const read = readConfig(settings, env)
  const peers = peersOf(read)
  const missing = (['RESIDENTS', 'CASES', 'PARTNERS', 'VOLUNTEERS'] as const).filter(
    (name) => read[`HUB_SUBGRAPH_URL_${name}`] === undefined,
  )
  const split = peers.addresses.size > 0
  if (split && missing.length > 0)
    throw new ConfigProblem(missing.map((name) => `HUB_SUBGRAPH_URL_${name}: must be set where the others are`))
  if (split && !(read.HUB_DATABASE_URL ?? read.DATABASE_URL))
    throw new ConfigProblem([
      'DATABASE_URL: must be set where the subgraphs are apart: what is plugged in is kept there',
    ])
  return Object.freeze({ ...read, ...peers })
}
