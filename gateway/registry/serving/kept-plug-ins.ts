import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { PlugIn } from '../plug-in/plug-in'

/** The plug-ins of the supergraph that was served last, in the data folder, for a start without the database. */
export class KeptPlugIns {
  private readonly file: string

  constructor(private readonly dataFolder: string) {
    this.file = path.join(dataFolder, 'plug-ins.json')
  }

  /** None when there is nothing to read. */
  async read(): Promise<readonly PlugIn[]> {
    try {
      const kept = JSON.parse(await readFile(this.file, 'utf8')) as (PlugIn & { pluggedAt: string })[]
      return kept.map((plugIn) => ({ ...plugIn, pluggedAt: new Date(plugIn.pluggedAt) }))
    } catch {
      return []
    }
  }

  /** Whole or not at all. */
  async keep(plugIns: readonly PlugIn[]): Promise<void> {
    await mkdir(this.dataFolder, { recursive: true })
    const aside = `${this.file}.${randomUUID()}`
    await writeFile(aside, JSON.stringify(plugIns), { mode: 0o600 })
    await rename(aside, this.file)
  }
}
