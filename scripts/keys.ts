import { randomBytes } from 'node:crypto'
import { turnKeptDataKey } from '../shared/process'
import { program } from '../shared/process/program'
import { RotationService, type Rotated } from '../subgraphs/residents/rotation/rotation.service'
import { PgRotationStore } from '../subgraphs/residents/rotation/rotation.store.pg'
import { Vault } from '../subgraphs/residents/vault/vault'
import { withResidents, type ResidentRecords } from './residents'

const usage = 'usage: npm run keys -- rotate'

/**
 * `npm run keys -- rotate`: puts personal fields under a new data key, beside a running hub. Where the key is kept in the
 * data folder, it is made there and the hub finds it; where it is given by HUB_DATA_KEY, whoever gives it changes it.
 */
export const main = program(async ([what]) => {
  if (what !== 'rotate') return refuse(usage)
  await withResidents(async (records) => {
    const { HUB_DATA_KEY: given, HUB_DATA_KEY_PREVIOUS: previous, HUB_DATA_DIR } = records.settings
    if (given !== undefined && previous === undefined) return refuse(newKeyAdvice())
    if (given === undefined) {
      // What an earlier rotation left under the key before this one must not lose that key now.
      await rotate(records)
      turnKeptDataKey(HUB_DATA_DIR)
    }
    const { residents, households } = await rotate(records)
    console.log(`Under the new key: the keys of ${residents} residents and ${households} households.`)
    if (given !== undefined)
      console.log('Once every process has both keys, run this again, then take HUB_DATA_KEY_PREVIOUS away.')
  })
})

function rotate({ caller, dataKeys }: ResidentRecords): Promise<Rotated> {
  return new RotationService(new PgRotationStore(), new Vault(dataKeys)).rotate(caller)
}

function newKeyAdvice(): string {
  return `HUB_DATA_KEY is given to the hub, so it is changed where it is given. For a new key:
  1. Start every process anew with HUB_DATA_KEY=${randomBytes(32).toString('base64url')}
     and with HUB_DATA_KEY_PREVIOUS set to the present HUB_DATA_KEY.
  2. Run this again with the same two.`
}

function refuse(message: string): void {
  console.error(message)
  process.exitCode = 2
}
