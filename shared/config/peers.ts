import { z } from 'zod'
import { urlOf } from './read'

const names = ['residents', 'cases', 'partners', 'volunteers'] as const
type Name = (typeof names)[number]

const url = urlOf('http', 'https').optional()
const key = z.string().min(32, 'must have at least 32 characters').optional()

/** Where the subgraphs are when each is a process of its own, and what requests to each are signed with. */
export const peerSettings = {
  HUB_SUBGRAPH_KEY_RESIDENTS: key,
  HUB_SUBGRAPH_KEY_CASES: key,
  HUB_SUBGRAPH_KEY_PARTNERS: key,
  HUB_SUBGRAPH_KEY_VOLUNTEERS: key,
  HUB_SUBGRAPH_URL_RESIDENTS: url,
  HUB_SUBGRAPH_URL_CASES: url,
  HUB_SUBGRAPH_URL_PARTNERS: url,
  HUB_SUBGRAPH_URL_VOLUNTEERS: url,
}

export interface Peers {
  /** Where each subgraph is, as far as it is told. */
  readonly addresses: ReadonlyMap<Name, string>
  /** What the hub's processes sign with for each subgraph, as far as it is given. */
  readonly keys: ReadonlyMap<string, string>
}

type Given = Readonly<Partial<Record<keyof typeof peerSettings, string | undefined>>>

export function peersOf(read: Given): Peers {
  const given = (prefix: 'HUB_SUBGRAPH_URL' | 'HUB_SUBGRAPH_KEY') =>
    new Map(
      names.flatMap((name) => {
        const value = read[`${prefix}_${name.toUpperCase() as Uppercase<Name>}`]
        return value === undefined ? [] : [[name, value] as const]
      }),
    )
  return { addresses: given('HUB_SUBGRAPH_URL'), keys: given('HUB_SUBGRAPH_KEY') }
}
