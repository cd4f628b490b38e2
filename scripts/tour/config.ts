/** Where the tour plays: a running hub and the folder that its token keys are in, or null for a hub of its own. */
export interface TourConfig {
  readonly hubUrl: string | null
  readonly dataDir: string
}

export function readTourConfig(environment: NodeJS.ProcessEnv = process.env): TourConfig {
  return { hubUrl: environment['HUB_URL'] ?? null, dataDir: environment['HUB_DATA_DIR'] ?? '.data' }
}

/** What a hub of the tour's own is started with, over the environment of the tour itself. */
export function ownHubEnvironment(dataDir: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HUB_PORT: '0',
    HUB_HOST: '127.0.0.1',
    HUB_DATA_DIR: dataDir,
    HUB_SEED: 'demo',
    HUB_ENV: 'development',
    DATABASE_URL: undefined,
  }
}

/** What the example of a partner's own subgraph is started with, beside the tour's own environment. */
export function partnerServiceEnvironment(hubUrl: string, organizationId: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: '0',
    HUB_URL: new URL(hubUrl).origin,
    HUB_ORGANIZATION_ID: organizationId,
    SERVICE_URL: undefined,
  }
}
