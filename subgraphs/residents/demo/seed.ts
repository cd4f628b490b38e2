import type { Caller } from '../../../shared/database'
import type { Vault } from '../vault/vault'
import { seedContact } from './demo-contact'
import { seedResidents } from './demo-residents'
import { seedTerritory } from './demo-territory'

/** The demo territory: its areas, the stations, and the people who live around Qianggen's. */
export function seedTheDemo(caller: Caller, now: Date, vault: Vault): Promise<void> {
  return caller.write(async (tx) => {
    await seedTerritory(tx)
    await seedResidents(tx, now, vault)
    await seedContact(tx, now, vault)
  })
}
