import type { CandidateSubgraph, CheckProblem, KnownSubgraph, PluggedSubgraph } from '../check'
import type { CoreModel } from '../core-model'
import { contract, refused } from '../problem'
import { beginsWith, prefixOf } from './prefix'

const longest = 40

/** Whether the subgraph may have its name and its address. */
export function nameProblems(
  { name, url, ownerId }: CandidateSubgraph,
  hub: {
    readonly core: readonly KnownSubgraph[]
    readonly plugged: readonly PluggedSubgraph[]
    readonly model: CoreModel
  },
): CheckProblem[] {
  const problems: CheckProblem[] = []
  if (!isHttp(url))
    problems.push(contract(null, `The url ${JSON.stringify(url.slice(0, 200))} is no http or https address.`))
  if (!/^[a-z][a-z0-9-]*$/.test(name) || name.length > longest) {
    const rule = `lower-case letters, digits and dashes, a letter first, at most ${longest}`
    return [...problems, contract(null, `The name ${JSON.stringify(name.slice(0, 200))} cannot be taken: ${rule}.`)]
  }
  const taken = (message: string) => problems.push(refused('NAME_TAKEN', null, message))
  if (hub.core.some((subgraph) => subgraph.name === name))
    taken(`${name} is one of the hub's own subgraphs. Choose another name.`)
  if (hub.plugged.some((subgraph) => subgraph.name === name && subgraph.ownerId !== ownerId))
    taken(`Another organisation has plugged in a subgraph named ${name}. Choose another name.`)
  const prefix = prefixOf(name)
  const like = hub.plugged.find((other) => other.name !== name && prefixOf(other.name).type === prefix.type)
  if (like) taken(`${name} would have the same prefix as ${like.name}: ${prefix.type}. Choose another name.`)
  const [own] = [...hub.model.types.keys()].filter((type) => beginsWith(type, prefix.type))
  if (own) taken(`Types that begin with ${prefix.type} are the hub's own, ${own} for one. Choose another name.`)
  return problems
}

function isHttp(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, username, password } = new URL(url)
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === ''
}
