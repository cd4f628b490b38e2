import type { Caller } from '../../../shared/database'
import type { Outbox } from '../../../shared/events'
import { checkedTerritory, type TerritoryArea, type WrittenArea } from './territory'
import type { TerritoryStore } from './territory.store'

/** What an import has done. */
export interface Imported {
  readonly areas: number
  /** Of them, those that were new or differed. */
  readonly saved: number
}

/** The territory as a whole: brought in from a file and given back as one. For the hub's operator. */
export class TerritoryService {
  constructor(
    private readonly territory: TerritoryStore,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Stores all areas of a file, or none, and tells the other subgraphs of those that changed. Areas that are not in the
   * file stay: people live there. Throws TerritoryProblem.
   */
  import(caller: Caller, written: readonly WrittenArea[]): Promise<Imported> {
    return caller.write(async (tx) => {
      const known = new Set((await this.territory.all(tx)).map((area) => area.code))
      const areas = checkedTerritory(written, known)
      const saved = new Set(await this.territory.save(tx, areas))
      await this.outbox.publishAll(tx, areas.filter((area) => saved.has(area.code)).map(areaSaved))
      return { areas: areas.length, saved: saved.size }
    })
  }

  export(caller: Caller): Promise<TerritoryArea[]> {
    return caller.read((tx) => this.territory.all(tx))
  }
}

/** `area.saved`, as docs/events.md has it. */
function areaSaved({ code, level }: TerritoryArea) {
  return { kind: 'area.saved', aggregateId: code, version: 0, data: { code, level } }
}
