import { program } from '../shared/process/program'
import { PgAccessLogStore } from '../subgraphs/residents/access/access-log.store.pg'
import { withResidents } from './residents'

/** `npm run audit:verify`: holds every community's access log against its hash chain; names the first broken entry. */
export const main = program(async () => {
  const log = new PgAccessLogStore()
  const { heads, broken } = await withResidents(({ caller }) =>
    caller.read(async (tx) => ({ heads: await log.heads(tx), broken: await log.broken(tx) })),
  )
  for (const { communityCode, entries, hash } of heads) console.log(`${communityCode}: ${entries} entries, ${hash}`)
  for (const { communityCode, number } of broken) console.error(`${communityCode}: broken at entry ${number}`)
  if (broken.length > 0) process.exitCode = 1
  else console.log('Every chain is whole.')
})
