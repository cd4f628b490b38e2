// Runs one of the project's programs in this process, as it was built: `node scripts/run.mjs gateway/main`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import vm from 'node:vm'

const dist = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'dist')

/** Loads the bundle of the hub with what V8 compiled of it last time: half of the time that loading takes. */
function loadBundle(file) {
  const cacheFile = `${file}.cache`
  const cachedData = existsSync(cacheFile) ? readFileSync(cacheFile) : undefined
  const wrapper = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`
  const script = new vm.Script(wrapper, { filename: file, ...(cachedData && { cachedData }) })
  const loaded = { exports: {} }
  script.runInThisContext()(loaded.exports, createRequire(file), loaded, file, path.dirname(file))
  const main = async (args) => {
    await loaded.exports.main(args)
    if (cachedData && !script.cachedDataRejected) return
    try {
      writeFileSync(cacheFile, script.createCachedData())
    } catch {
      // The folder cannot be written: the next start compiles again.
    }
  }
  return { main }
}

/** A program is a module whose `main` is awaited, so that a test can call it too. */
export async function run(program, args, { bundled = false } = {}) {
  // graphql-js, React and others look for mistakes of their callers' otherwise; the bundle is built without that, too.
  process.env.NODE_ENV ??= 'production'
  const file = path.join(dist, bundled ? 'hub.js' : `${program}.js`)
  const { main } = bundled ? loadBundle(file) : createRequire(import.meta.url)(file)
  await main(args)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [program, ...args] = process.argv.slice(2)
  await run(program, args, { bundled: program === 'gateway/main' && existsSync(path.join(dist, 'hub.js')) })
}
