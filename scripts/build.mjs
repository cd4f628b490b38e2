// Compiles what changed since the last build, file by file, from TypeScript to dist/. Types are checked by `npm run check`.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const sourceFolders = ['gateway', 'subgraphs', 'shared', 'scripts', 'tests']

/** Every TypeScript file below a folder, as a path relative to the project's root. */
function* sources(folder) {
  const absolute = path.join(root, folder)
  if (!existsSync(absolute)) return
  for (const entry of readdirSync(absolute, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'peers') continue
    const relative = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* sources(relative)
    else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts')) yield relative
  }
}

/** Compiled files whose source has been deleted or moved. */
function* orphans(folder) {
  const absolute = path.join(root, 'dist', folder)
  if (!existsSync(absolute)) return
  for (const entry of readdirSync(absolute, { withFileTypes: true })) {
    const relative = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* orphans(relative)
    else if (entry.name.endsWith('.js') && !existsSync(path.join(root, relative.replace(/\.js$/, '.ts'))))
      yield path.join('dist', relative)
  }
}

/** When a source was last changed. Tests are no part of the hub. */
export function newestSource() {
  const files = sourceFolders.filter((folder) => folder !== 'tests').flatMap((folder) => [...sources(folder)])
  return Math.max(...files.map((file) => statSync(path.join(root, file)).mtimeMs))
}

export async function build() {
  const configured = statSync(path.join(root, '.swcrc')).mtimeMs
  const stale = sourceFolders
    .flatMap((folder) => [...sources(folder)])
    .filter((file) => {
      const built = statSync(path.join(root, 'dist', file.replace(/\.ts$/, '.js')), { throwIfNoEntry: false })
      return !built || built.mtimeMs < statSync(path.join(root, file)).mtimeMs || built.mtimeMs < configured
    })
  for (const folder of sourceFolders) for (const file of orphans(folder)) rmSync(path.join(root, file))
  if (stale.length === 0) return
  const { transformFile } = await import('@swc/core')
  await Promise.all(
    stale.map(async (file) => {
      const { code } = await transformFile(path.join(root, file), { cwd: root, swcrc: true })
      const out = path.join(root, 'dist', file.replace(/\.ts$/, '.js'))
      mkdirSync(path.dirname(out), { recursive: true })
      // Aside, then renamed: a program that starts at the same time never reads half a file.
      const aside = `${out}.${process.pid}`
      writeFileSync(aside, code)
      renameSync(aside, out)
    }),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build()
