// Builds the console into console/dist when its sources have changed: types of its operations, files, their smaller forms.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const folder = path.join(root, 'console')
export const consoleFolder = path.join(folder, 'dist')
const hashFile = path.join(consoleFolder, 'built-from')
const parts = [
  'src',
  'public',
  'index.html',
  'package.json',
  'vite.config.mjs',
  'codegen.mjs',
  '../gateway/api.graphql',
]
const smaller = /\.(js|css|svg|html)$/

/** Every file that decides what is built, in an order that is the same everywhere. */
function* sources(file) {
  if (statSync(file).isDirectory()) {
    for (const entry of readdirSync(file, { withFileTypes: true }).sort((one, other) =>
      one.name < other.name ? -1 : 1,
    ))
      if (entry.isDirectory()) yield* sources(path.join(file, entry.name))
      else if (!entry.name.endsWith('.gen.ts')) yield path.join(file, entry.name)
  } else yield file
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const part of parts)
    for (const file of sources(path.join(folder, part)))
      hash.update(path.relative(folder, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Whether console/dist holds what the sources say. */
export function consoleIsFresh() {
  return existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hashOfSources()
}

/** Types the operations, and answers all of them; takes two seconds. */
export async function typeOperations() {
  const { generate } = await import('../console/codegen.mjs')
  return generate()
}

export async function buildConsole() {
  const hash = hashOfSources()
  const operations = await typeOperations()
  const { build } = await import('vite')
  // Aside, then renamed: a hub that serves the console meanwhile never sees half of it.
  const aside = `${consoleFolder}.${process.pid}`
  process.env.NODE_ENV = 'production'
  await build({
    root: folder,
    configFile: path.join(folder, 'vite.config.mjs'),
    logLevel: 'error',
    build: { outDir: aside, emptyOutDir: true },
  })
  await shrink(aside)
  mkdirSync(path.join(aside, 'operations'))
  writeFileSync(path.join(aside, 'operations/console.json'), JSON.stringify(operations))
  writeFileSync(path.join(aside, path.basename(hashFile)), hash)
  rmSync(consoleFolder, { recursive: true, force: true })
  renameSync(aside, consoleFolder)
}

async function shrink(built) {
  const files = readdirSync(built, { recursive: true }).filter((name) => smaller.test(name))
  await Promise.all(
    files.map(async (name) => {
      const file = path.join(built, name)
      const body = readFileSync(file)
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(body, { params }))
      writeFileSync(`${file}.gz`, await promisify(gzip)(body, { level: 9 }))
    }),
  )
}

/** Builds it beside a program that is starting, which must not wait for it. */
export function buildConsoleAside() {
  if (!existsSync(path.join(folder, 'vite.config.mjs')) || consoleIsFresh()) return
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  child.unref()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--types')) await typeOperations()
  else if (!consoleIsFresh()) await buildConsole()
}
