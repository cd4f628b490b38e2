import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { composeSupergraph, type SubgraphSdl } from '../../gateway/generation/compose'
import { projectRoot } from '../../shared/project/root'

const folder = path.join(projectRoot, 'node_modules/.cache/supergraphs')

/** Composes subgraphs, or finds what an earlier test composed of the same SDL: composing takes a second. */
export function testSupergraph(subgraphs: readonly SubgraphSdl[]): string {
  const names = subgraphs.map(({ name, sdl }) => `${name}\n${sdl}`).sort()
  const file = path.join(folder, `${createHash('sha256').update(names.join('\n')).digest('hex')}.graphql`)
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const sdl = composeSupergraph(subgraphs)
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${file}.${process.pid}`, sdl)
  renameSync(`${file}.${process.pid}`, file)
  return sdl
}
