// Builds what changed, then runs one of the project's programs: `node scripts/start.mjs gateway/main`.
import { build } from './build.mjs'
import { bundleIsFresh } from './bundle.mjs'
import { buildConsoleAside } from './console.mjs'
import { run } from './run.mjs'

const [program, ...args] = process.argv.slice(2)
await build()
if (program === 'gateway/main') buildConsoleAside()
await run(program, args, { bundled: program === 'gateway/main' && bundleIsFresh() })
