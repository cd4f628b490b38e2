import { operation } from '../operation'

export interface PlugCheck {
  readonly ok: boolean
  readonly problems: readonly { readonly code: string; readonly coordinate: string | null; readonly message: string }[]
  readonly contributes: readonly string[]
  readonly receives: readonly string[]
  readonly matchSources: readonly string[]
}

export const allowPlugging = operation<{ allowPlugging: boolean }>(`
  mutation AllowPlugging($organizationId: ID!) { allowPlugging(organizationId: $organizationId, allowed: true) }
`)

export const checkSubgraph = operation<{ checkSubgraph: PlugCheck }>(`
  mutation CheckSubgraph($input: SubgraphInput!) {
    checkSubgraph(input: $input) { ok problems { code coordinate message } contributes receives matchSources }
  }
`)

export const plugSubgraph = operation<{ plugSubgraph: { name: string; status: string } }>(`
  mutation PlugSubgraph($input: SubgraphInput!) { plugSubgraph(input: $input) { name status } }
`)

export const unplugSubgraph = operation<{ unplugSubgraph: { name: string; status: string } }>(`
  mutation UnplugSubgraph($name: String!) { unplugSubgraph(name: $name) { name status } }
`)
