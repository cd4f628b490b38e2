import { readFileSync } from 'node:fs'
import path from 'node:path'
import { nodeFlags } from '../../shared/process/node-flags'
import { projectRoot } from '../../shared/project/root'

const textOf = (name: string) => readFileSync(path.join(projectRoot, name), 'utf8')

test('by npm and in a container, Node is started as split hubs start it', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
  const flags = nodeFlags.join(' ')
  expect(scripts['start']).toBe(`node ${flags} scripts/start.mjs gateway/main`)
  expect(scripts['start:subgraph']).toBe(`node ${flags} scripts/start.mjs subgraphs/main`)
  expect(textOf('Dockerfile')).toContain(`ENV NODE_OPTIONS=${flags}\n`)
})
