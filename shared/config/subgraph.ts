import { z } from 'zod'
import { peerSettings, peersOf, type Peers } from './peers'
import { readConfig, whole, type Environment } from './read'
import { processSettings } from './settings'

const settings = processSettings.extend({
  ...peerSettings,
  HUB_HOST: z.string().default('127.0.0.1'),
  HUB_PORT: whole(0, 65_535).default(0),
  /** The gateways' inner addresses, separated by commas. */
  HUB_GATEWAY_URL: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((url) => (url.trim() ? [url.trim()] : [])))
    .refine((urls) => urls.every((url) => URL.canParse(url)), 'must be URLs separated by commas'),
})

/** How the process of one subgraph runs. */
export type SubgraphConfig = Readonly<z.infer<typeof settings>> & Peers

/** Throws ConfigProblem with everything that is wrong. */
export function subgraphConfig(env: Environment = process.env): SubgraphConfig {
  const read = readConfig(settings, env)
  return Object.freeze({ ...read, ...peersOf(read) })
}
