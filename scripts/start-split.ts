import { openEmbedded } from '../shared/database/embedded'
import { openLog } from '../shared/logging'
import { onTermination, program } from '../shared/process/program'
import { splitConfig } from './config'
import { Child } from './split/child'
import { makeLayout, peerEnvironment, subgraphNames } from './split/layout'

/**
 * `npm run start:split`: what docker-compose.yml describes, as plain processes of this machine: two gateways and four
 * subgraphs, each started again when it dies. With DATABASE_URL and NATS_URL as everywhere; without, on the hub's own
 * PostgreSQL, and events go straight from subgraph to subgraph.
 */
export const main = program(async () => {
  const config = splitConfig()
  const log = openLog(config.HUB_LOG)
  const embedded = config.DATABASE_URL ? null : await openEmbedded({ dataDir: config.HUB_DATA_DIR, log })
  const layout = await makeLayout([config.HUB_PORT, config.HUB_PORT === 0 ? 0 : config.HUB_PORT + 1])
  const common = {
    ...config.environment,
    ...peerEnvironment(layout),
    DATABASE_URL: config.DATABASE_URL ?? embedded?.url ?? '',
    HUB_DATA_DIR: config.HUB_DATA_DIR,
    HUB_SEED: config.HUB_SEED ?? (embedded ? 'demo' : 'none'),
    HUB_HOST: '127.0.0.1',
  }
  const subgraphs = subgraphNames.map(
    (name) => new Child(name, ['subgraphs/main', name], { ...common, HUB_PORT: String(layout.subgraphs[name].port) }),
  )
  const gateways = layout.gateways.map(
    ({ port, innerPort }, index) =>
      new Child(`gateway-${'ab'[index]}`, ['gateway/main'], {
        ...common,
        HUB_PORT: String(port),
        HUB_INNER_PORT: String(innerPort),
      }),
  )
  onTermination(
    async () => {
      for (const child of [...gateways, ...subgraphs]) child.retire()
      await Promise.all(gateways.map((child) => child.stop()))
      await Promise.all(subgraphs.map((child) => child.stop()))
      await embedded?.close()
    },
    (err) => log.error({ err }, 'the hub did not stop cleanly'),
  )
  await Promise.all([...subgraphs, ...gateways].map((child) => child.start()))
  const addresses = layout.gateways.map(({ port }) => `http://127.0.0.1:${port}/graphql`)
  console.log(`Station Hub is ready at ${addresses.join(' and ')}`)
})
