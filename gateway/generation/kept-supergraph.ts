import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SupergraphCandidate } from './first-generation'

/** The last supergraph that was served, in the data folder: what a hub falls back on when it can load no other. */
export class KeptSupergraph implements SupergraphCandidate {
  readonly origin: string
  private readonly file: string

  constructor(private readonly dataFolder: string) {
    this.file = path.join(dataFolder, 'supergraph.graphql')
    this.origin = this.file
  }

  /** Throws when none has been kept. */
  read(): Promise<string> {
    return readFile(this.file, 'utf8')
  }

  /** Whole or not at all: a hub that is killed meanwhile finds the one before. */
  async keep(sdl: string): Promise<void> {
    if ((await this.read().catch(() => null)) === sdl) return
    await mkdir(this.dataFolder, { recursive: true })
    const written = `${this.file}.${randomUUID()}`
    await writeFile(written, sdl, { mode: 0o600 })
    await rename(written, this.file)
  }
}
