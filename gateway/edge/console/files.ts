import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

/** One file of the built console, with its smaller forms. */
export interface ConsoleFile {
  readonly body: Buffer
  /** By the name that `content-encoding` gives it; built beside the file. */
  readonly encoded: ReadonlyMap<string, Buffer>
  readonly type: string
  readonly etag: string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

/** The built console, read when it is first asked for, and again after it has been built anew. */
export class ConsoleFiles {
  #read: { readonly builtAt: number; readonly files: Promise<ReadonlyMap<string, ConsoleFile>> } | undefined

  constructor(private readonly folder: string) {}

  /** Null where there is no such file, or the console has not been built. */
  async find(name: string): Promise<ConsoleFile | null> {
    const built = await stat(path.join(this.folder, 'index.html')).catch(() => null)
    if (!built) return null
    if (this.#read?.builtAt !== built.mtimeMs) this.#read = { builtAt: built.mtimeMs, files: readAll(this.folder) }
    return (await this.#read.files).get(name) ?? null
  }
}

/** Names are looked up among those that exist, so that no path leads out of the folder. */
async function readAll(folder: string): Promise<ReadonlyMap<string, ConsoleFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile() && path.extname(entry.name) in types)
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
  return new Map(await Promise.all(names.map(async (name) => [name, await read(folder, name)] as const)))
}

async function read(folder: string, name: string): Promise<ConsoleFile> {
  const file = path.join(folder, name)
  const body = await readFile(file)
  const encoded = new Map<string, Buffer>()
  for (const [encoding, suffix] of encodings)
    if (existsSync(file + suffix)) encoded.set(encoding, await readFile(file + suffix))
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  return { body, encoded, type: types[path.extname(name)] ?? 'application/octet-stream', etag }
}
