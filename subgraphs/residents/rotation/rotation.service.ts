import type { Caller, Transaction } from '../../../shared/database'
import { marksOfPerson, openPerson, sealName } from '../resident/person.sealing'
import type { Vault } from '../vault/vault'
import { sealDiary } from '../visit/visit'
import type { RotationStore } from './rotation.store'

export interface Rotated {
  readonly residents: number
  readonly households: number
}

/** Rows of one transaction: few enough that nobody waits long for one of them. */
const batch = 100

/** Puts everything that the data key has a part in under the current one, while the hub works on. */
export class RotationService {
  constructor(
    private readonly store: RotationStore,
    private readonly vault: Vault,
  ) {}

  /**
   * Wraps residents' and households' keys anew and makes their blind indexes anew, in batches, until nothing is left
   * that another data key has wrapped. The values themselves stay as they are. May be broken off and repeated.
   */
  async rotate(caller: Caller): Promise<Rotated> {
    const residents = await inBatches(caller, (tx) => this.someResidents(tx))
    const households = await inBatches(caller, (tx) => this.someHouseholds(tx))
    return { residents, households }
  }

  /** Seals what was stored before names and diaries were sealed. Nothing to do but once. */
  async sealWhatIsClear(caller: Caller): Promise<void> {
    await inBatches(caller, async (tx) => {
      const diaries = await this.store.clearDiaries(tx, batch)
      for (const visit of diaries) await this.store.sealDiary(tx, visit.id, sealDiary(this.vault, visit, visit))
      return diaries.length
    })
    await inBatches(caller, async (tx) => {
      const names = await this.store.clearNames(tx, batch)
      for (const { id, key, ...name } of names) await this.store.sealName(tx, id, sealName(this.vault, key, id, name))
      return names.length
    })
  }

  private async someResidents(tx: Transaction): Promise<number> {
    const residents = await this.store.staleResidents(tx, this.vault.currentKeyId(), batch)
    for (const resident of residents) {
      const { id, preferredName, sealed } = resident
      if (sealed.key === null) continue
      const key = this.vault.rewrap(sealed.key, id)
      const marks = marksOfPerson(this.vault, { ...openPerson(this.vault, resident), preferredName })
      await this.store.rewrapResident(tx, { id, key, ...marks })
    }
    return residents.length
  }

  private async someHouseholds(tx: Transaction): Promise<number> {
    const households = await this.store.staleHouseholds(tx, this.vault.currentKeyId(), batch)
    for (const { id, key } of households)
      if (key !== null) await this.store.rewrapHousehold(tx, id, this.vault.rewrap(key, id))
    return households.length
  }
}

async function inBatches(caller: Caller, some: (tx: Transaction) => Promise<number>): Promise<number> {
  for (let done = 0; ;) {
    const rows = await caller.write(some)
    done += rows
    if (rows < batch) return done
  }
}
