import { runAlone } from '../../shared/process/alone'
import { program } from '../../shared/process/program'
import { cases } from './subgraph'

/** This subgraph in a process of its own, behind a signed HTTP endpoint for the gateway. */
export const main = program(() => runAlone(cases))
