import { change, people, read, type Right } from './scenario.rights'

const providers = 'partner otherPartner department'

/** A schema that nobody's rights make readable, so that nothing is plugged in. */
const unreadable = `input: { name: "meals", url: "http://127.0.0.1:9/graphql", sdl: "type {", ownerId: $organization }`
/** For its own organisation, once it has been allowed to. */
const own = (outcome: string) => ({ partner: `${outcome}|FORBIDDEN` })

/** Rights on the registry of the hub's own and partners' subgraphs; an organisation plugs in when it has been allowed to. */
export const registryRights: readonly Right[] = [
  read('subgraphs', 'subgraphs { name }', `admin district ${providers}`),
  read('subgraph', 'subgraph(name: "cases") { name }', `admin district ${providers}`),
  read('supergraph', 'supergraph { version }', 'admin district'),
  read('supergraphHistory', 'supergraphHistory { version }', '', {
    // A hub that has served no other.
    ...{ admin: 'nothing', district: 'nothing' },
    ...Object.fromEntries(
      people
        .filter((person) => !['admin', 'district', 'anonymous'].includes(person))
        .map((person) => [person, 'FORBIDDEN']),
    ),
  }),
  change('allowPlugging', 'allowPlugging(organizationId: $organization, allowed: true)', 'admin district'),
  change('checkSubgraph', `checkSubgraph(${unreadable}) { ok }`, 'admin district', own('ok')),
  change('plugSubgraph', `plugSubgraph(${unreadable}) { name }`, '', {
    ...{ admin: 'VALIDATION_FAILED', district: 'VALIDATION_FAILED' },
    ...own('VALIDATION_FAILED'),
  }),
  change('unplugSubgraph', 'unplugSubgraph(name: "nobody") { name }', ''),
  change('rollbackSupergraph', 'rollbackSupergraph(toVersion: 100000) { version }', ''),
]
