import { createLocalJWKSet } from 'jose'
import path from 'node:path'
import { systemClock } from '../../shared/clock'
import type { Logger } from '../../shared/logging'
import { projectRoot } from '../../shared/project/root'
import { StartProblem } from '../../shared/process'
import type { GatewayConfig } from '../config'
import { TrustedProxies } from './address'
import type { TrustedIssuer } from './authentication'
import { discoveredKeys } from './discovery'
import { ownIssuer, type Issuer } from './issuer'
import { OperationFileProblem, operationsIn } from './operations/operation-file'
import { OperationStore } from './operations/operation-store'
import { Origins } from './origin'
import { RateLimits } from './rate/rate-limits'

/** What stands before the endpoint, as it is configured. Throws StartProblem when known operations cannot be read. */
export function guards(config: GatewayConfig) {
  const { HUB_ORIGINS: origins, HUB_PUBLIC_URL: own } = config
  return {
    rateLimits: new RateLimits({ perSecond: config.HUB_RATE_LIMIT, clock: systemClock }),
    operations: new OperationStore(knownOperations(), config.HUB_OPERATIONS === 'locked'),
    origins: new Origins(own === undefined ? origins : [...origins, own]),
    proxies: new TrustedProxies(config.HUB_TRUSTED_PROXIES),
  }
}

/** Those of the frontends that the hub is configured for, and the console's own. */
function knownOperations() {
  const folders = ['operations', 'console/dist/operations'].map((folder) => path.join(projectRoot, folder))
  try {
    return folders.flatMap(operationsIn)
  } catch (error) {
    throw error instanceof OperationFileProblem ? new StartProblem(error.message) : error
  }
}

/** Whose tokens are taken: the hub's own, and an OpenID Connect provider's where one is configured. */
export function trustedIssuers(config: GatewayConfig, issuer: Issuer, log: Logger): TrustedIssuer[] {
  const { HUB_OIDC_AUDIENCE: audience, HUB_OIDC_ISSUER: provider } = config
  const own = { issuer: ownIssuer, audience, keys: createLocalJWKSet({ keys: [...issuer.jwks.keys] }) }
  if (provider === undefined) return [own]
  return [own, { issuer: provider, audience, keys: discoveredKeys(provider, { clock: systemClock, log }) }]
}
