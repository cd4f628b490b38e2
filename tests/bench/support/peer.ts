import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { subgraphNames } from '../../../scripts/split/layout'
import { anonymous } from '../../../shared/auth'
import { demoPersons, type DemoPersonName } from '../../../shared/demo'
import { projectRoot } from '../../../shared/project/root'
import type { BenchHub, BenchSplit } from './hub'

const folder = path.join(projectRoot, 'tests/bench/peers')

/** Another gateway over the subgraphs of a split hub. It checks no tokens: everybody has the given person's rights. */
export async function openPeer({ layout }: BenchSplit, person: DemoPersonName): Promise<BenchHub> {
  install()
  const { sub, name, role, area, org } = demoPersons[person]
  const viewer = { ...anonymous, id: sub, name, role, area, organizationId: org }
  const subgraphs = subgraphNames.map((subgraph) => {
    const { port, key } = layout.subgraphs[subgraph]
    return [subgraph, { url: `http://127.0.0.1:${port}`, key }]
  })
  const child = spawn(process.execPath, ['gateway.mjs'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      SUPERGRAPH: path.join(projectRoot, 'gateway/supergraph.graphql'),
      CALLER: JSON.stringify(viewer),
      SUBGRAPHS: JSON.stringify(Object.fromEntries(subgraphs)),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => line.includes('is ready at') && resolve(line))
  })
  const line = await Promise.race([ready, ended])
  if (typeof line !== 'string' || child.pid === undefined) throw new Error('the peer did not start')
  return {
    url: line.slice(line.indexOf('http')),
    pids: [child.pid],
    async close() {
      // It takes its time over a polite end, and has nothing to keep.
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** The peers are no part of the hub: they are fetched when they are first measured against. */
function install(): void {
  if (existsSync(path.join(folder, 'node_modules'))) return
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' })
  if (status !== 0) throw new Error('The peers could not be installed: run `npm ci` in tests/bench/peers.')
}
