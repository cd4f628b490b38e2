#!/usr/bin/env node
// The command line of partners' developers: `npx station-hub check --schema FILE`.
import { build } from './build.mjs'
import { run } from './run.mjs'

await build()
await run('scripts/station-hub', process.argv.slice(2))
