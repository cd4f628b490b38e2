import type { Caller } from '../../../shared/database'
import type { Area, AreaLevel } from './area'
import type { AreaStore } from './area.store'

/** The territory is public: whoever asks may read it. */
export class AreaService {
  constructor(private readonly areas: AreaStore) {}

  /** Areas of a level, or of all, within an area (itself included) or anywhere; by code. */
  list(caller: Caller, level: AreaLevel | null, within: string | null): Promise<Area[]> {
    return caller.read((tx) => this.areas.list(tx, level, within))
  }
}
