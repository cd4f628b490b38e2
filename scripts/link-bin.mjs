// Makes `npx station-hub` work in the project's own folder. npm links the programs of dependencies alone; a `bin` in the
// project's own package.json it would install into a cache first, and build everything anew for that.
import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const bin = path.join(root, 'node_modules/.bin')
const link = path.join(bin, 'station-hub')
mkdirSync(bin, { recursive: true })
rmSync(link, { force: true })
symlinkSync(path.join('..', '..', 'scripts', 'station-hub.mjs'), link)
