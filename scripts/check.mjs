// `npm run check`: everything that can be said about the code without a long test, side by side, in under a minute.
import { spawn } from 'node:child_process'
import { typeOperations } from './console.mjs'

const checks = [
  ['types', 'npx', ['tsc', '--noEmit']],
  ['types of the console', 'npx', ['tsc', '--noEmit', '-p', 'console']],
  ['lint', 'npx', ['eslint', '.', '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint']],
  ['format', 'npm', ['run', '--silent', 'format:check']],
  ['imports', 'npm', ['run', '--silent', 'imports']],
  ['committed schemas', 'npm', ['run', '--silent', 'schema:check']],
  ['operations', 'npm', ['run', '--silent', 'operations', '--', 'check']],
  ['unit tests', 'npx', ['jest', '--selectProjects', 'unit', '--silent']],
]

/** Runs one check, and prints what it said only when it failed. */
function run([name, command, args]) {
  return new Promise((resolve) => {
    const started = Date.now()
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    child.stderr.on('data', (chunk) => (said += chunk))
    child.on('close', (code) => {
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
      if (code !== 0) console.log(said)
      resolve(code === 0)
    })
  })
}

// What the console's operations answer is no source: it is made of them and the API schema.
await typeOperations()

// Two at a time: types and lint are what takes longest, and each keeps one core busy.
const waiting = [...checks]
const results = await Promise.all(
  [0, 1].map(async () => {
    let good = true
    for (let next = waiting.shift(); next; next = waiting.shift()) good = (await run(next)) && good
    return good
  }),
)
process.exit(results.every(Boolean) ? 0 : 1)
