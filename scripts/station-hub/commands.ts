import { needed, type Call } from './arguments'
import type { Hub } from './hub'
import { checkLines, subgraphLines, type Check, type PluggedIn } from './report'

type Say = (line: string) => void
/** Answers whether all is well. */
type Command = (hub: Hub, call: Call, say: Say) => Promise<boolean>

const subgraphFields = `name url status contributes receives matchSources pluggedAt owner { name }
  health { requests failures p99Milliseconds circuitOpen }`

/** Says what plugging it in would do; changes nothing. */
export const check: Command = async (hub, call, say) => {
  const result = await checked(hub, call)
  for (const line of checkLines(needed(call.name, 'name'), result)) say(line)
  return result.ok
}

/** Checks it and, if nothing speaks against it, has the hub serve it. */
export const plug: Command = async (hub, call, say) => {
  if (!(await check(hub, call, say))) return false
  const { plugSubgraph } = await hub.ask<{ plugSubgraph: PluggedIn }>(
    `mutation Plug($input: SubgraphInput!) { plugSubgraph(input: $input) { ${subgraphFields} } }`,
    { input: inputOf(call) },
  )
  say('')
  for (const line of subgraphLines(plugSubgraph)) say(line)
  return true
}

/** Takes it out of the schema again. */
export const unplug: Command = async (hub, call, say) => {
  const { unplugSubgraph } = await hub.ask<{ unplugSubgraph: { name: string; status: string } }>(
    'mutation Unplug($name: String!) { unplugSubgraph(name: $name) { name status } }',
    { name: needed(call.name, 'name') },
  )
  say(`${unplugSubgraph.name}: ${unplugSubgraph.status}`)
  return true
}

/** How one is doing, or all of them. */
export const status: Command = async (hub, { name }, say) => {
  const subgraphs = name === null ? await all(hub) : await one(hub, name)
  for (const subgraph of subgraphs) for (const line of subgraphLines(subgraph)) say(line)
  if (subgraphs.length === 0) say(name === null ? 'Nothing is plugged in.' : `${name} is not plugged in.`)
  return subgraphs.length > 0 && subgraphs.every((subgraph) => subgraph.status !== 'DEGRADED')
}

async function checked(hub: Hub, call: Call): Promise<Check> {
  const { checkSubgraph } = await hub.ask<{ checkSubgraph: Check }>(
    `mutation Check($input: SubgraphInput!) {
      checkSubgraph(input: $input) {
        ok problems { severity code coordinate message } contributes receives matchSources
      }
    }`,
    { input: inputOf(call) },
  )
  return checkSubgraph
}

function inputOf(call: Call) {
  const { sdl, owner } = call
  const input = { name: needed(call.name, 'name'), url: needed(call.url, 'url'), sdl }
  return owner === null ? input : { ...input, ownerId: owner }
}

async function all(hub: Hub): Promise<readonly PluggedIn[]> {
  const { subgraphs } = await hub.ask<{ subgraphs: PluggedIn[] }>(
    `query Status { subgraphs { ${subgraphFields} } }`,
    {},
  )
  return subgraphs
}

async function one(hub: Hub, name: string): Promise<readonly PluggedIn[]> {
  const query = `query Status($name: String!) { subgraph(name: $name) { ${subgraphFields} } }`
  const { subgraph } = await hub.ask<{ subgraph: PluggedIn | null }>(query, { name })
  return subgraph ? [subgraph] : []
}
