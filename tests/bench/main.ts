import 'reflect-metadata'
import { program } from '../../shared/process/program'
import { benchAttacks } from './attacks/bench'
import { benchBoard } from './board/bench'
import { benchCasesLists } from './cases-lists/bench'
import { benchClaims } from './claims/bench'
import { benchCatalogue } from './catalogue/bench'
import { benchDispatch } from './dispatch/bench'
import { benchFanout } from './fanout/bench'
import { benchHsds } from './hsds/bench'
import { benchIndicators } from './indicators/bench'
import { benchLedger } from './ledger/bench'
import { benchLive } from './live/bench'
import { benchMatch } from './match/bench'
import { benchPeer } from './peer/bench'
import { benchPlug } from './plug/bench'
import { benchPlugCycles } from './plug-cycles/bench'
import { benchStart } from './start/bench'
import { benchSearch } from './search/bench'
import { writePage } from './support/page'
import { benchVolunteersMatch } from './volunteers-match/bench'

/** What `npm run bench -- NAME` runs: first what others are measured beside, last what takes longest. */
const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  board: benchBoard,
  peer: benchPeer,
  claims: benchClaims,
  dispatch: benchDispatch,
  start: benchStart,
  plug: benchPlug,
  match: benchMatch,
  fanout: benchFanout,
  live: benchLive,
  catalogue: benchCatalogue,
  attacks: benchAttacks,
  hsds: benchHsds,
  ledger: benchLedger,
  'volunteers-match': benchVolunteersMatch,
  search: benchSearch,
  indicators: benchIndicators,
  'cases-lists': benchCasesLists,
  'plug-cycles': benchPlugCycles,
}

/** One row, or all of them, one after another; then the page of all results is written anew. */
export const main = program(async (args) => {
  const [name, ...rest] = args
  const asked = name === undefined ? Object.values(benches) : [benches[name]]
  for (const bench of asked) {
    if (!bench) throw new Error(`npm run bench -- ${Object.keys(benches).join(' | ')}`)
    await bench(rest)
    writePage()
  }
})
