import { Kind, parse, type FieldDefinitionNode, type ObjectTypeDefinitionNode, type TypeNode } from 'graphql'
import {
  demoHouseholdId,
  demoHouseholdOf,
  demoId,
  demoResidentAreaCode,
  demoStaff,
  demoStation,
} from '../../../shared/demo'
import type { TestSubgraph, TestViewer } from '../../support'
import { worker } from './people'
import { rightsTable, type Outcome } from './rights-table'
import { whom } from './rights-viewers'

const roots = ['Query', 'Mutation', 'Subscription']

/** Object types of the subgraph's schema, by name. */
export function typesOf(hub: TestSubgraph): Map<string, ObjectTypeDefinitionNode> {
  const { definitions } = parse(hub.running.subgraph.sdl)
  const types = definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION)
  return new Map(types.filter(({ name }) => !roots.includes(name.value)).map((node) => [node.name.value, node]))
}

/** Interfaces and unions: ways to an object that the table would have to hold too. */
export function abstractTypesOf(hub: TestSubgraph): string[] {
  const { definitions } = parse(hub.running.subgraph.sdl)
  return definitions.flatMap((node) =>
    node.kind === Kind.INTERFACE_TYPE_DEFINITION || node.kind === Kind.UNION_TYPE_DEFINITION ? [node.name.value] : [],
  )
}

/** Every field of a type, each under its own name. */
function selectionOf(hub: TestSubgraph, type: string): string {
  const types = typesOf(hub)
  const of = ({ name, type: answered, arguments: args = [] }: FieldDefinitionNode) => {
    const given = args.some((argument) => argument.name.value === 'date') ? '(date: "2026-11-18")' : ''
    return `${name.value}${given}${types.has(nameOf(answered)) ? ' { __typename }' : ''}`
  }
  return (types.get(type)?.fields ?? []).map(of).join(' ')
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type)
}

/** A way to one object: the operation, with SELECTION in it, and where in the answer the object is. */
interface Path {
  readonly type: string
  readonly name: string
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly at: readonly (string | number)[]
  /** The operation is refused to whom the object is not there for. */
  readonly refused?: boolean
}

/** Every way to the resident in question and to what hangs on them. */
export async function pathsOf(hub: TestSubgraph): Promise<Path[]> {
  const keys: Record<string, Record<string, string>> = {
    Resident: { id: whom },
    Household: { id: demoHouseholdId(demoHouseholdOf(1)) },
    Visit: { id: demoId('visit', 60) },
    Appointment: { id: await booked(hub) },
    Proposal: { id: demoId('proposal', 1) },
    Area: { code: demoResidentAreaCode(1) },
    Station: { id: demoStation.id },
    StaffMember: { id: demoStaff[1]?.id ?? '' },
  }
  const references = Object.entries(keys).map(([type, key]) => ({
    type,
    name: `_entities of ${type}`,
    document: `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type} { SELECTION } } }`,
    variables: { keys: [{ __typename: type, ...key }] },
    at: ['_entities', 0],
  }))
  const resident = { type: 'Resident', variables: { id: whom } }
  const through = (type: string, field: string) =>
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type} { ${field} { SELECTION } } } }`
  const listed = 'query ($search: String) { residents(search: $search) { edges { node { SELECTION } } } }'
  return [
    ...references,
    {
      ...resident,
      name: 'resident(id)',
      document: 'query ($id: ID!) { resident(id: $id) { SELECTION } }',
      at: ['resident'],
      refused: true,
    },
    {
      ...resident,
      name: 'residents',
      document: listed,
      variables: { search: '林桂兰' },
      at: ['residents', 'edges', 0, 'node'],
      refused: true,
    },
    ...['Visit', 'Appointment'].map((type) => ({
      ...{ type: 'Resident', name: `${type}.resident`, document: through(type, 'resident') },
      ...{ variables: { keys: [{ __typename: type, ...keys[type] }] }, at: ['_entities', 0, 'resident'] },
    })),
    {
      ...{ type: 'Resident', name: 'Household.members', document: through('Household', 'members') },
      ...{
        variables: { keys: [{ __typename: 'Household', ...keys['Household'] }] },
        at: ['_entities', 0, 'members', 0],
      },
    },
  ]
}

async function booked(hub: TestSubgraph): Promise<string> {
  const book = 'mutation ($input: BookAppointmentInput!) { bookAppointment(input: $input) { id } }'
  const input = { stationId: demoStation.id, residentId: whom, startsAt: '2026-11-18T06:00:00Z' }
  const { data } = await hub.as(worker).query(book, { input })
  return data.bookAppointment.id
}

/** What every field of the object at the path's end answers to a viewer. */
export async function outcomesOf(hub: TestSubgraph, viewer: TestViewer, path: Path): Promise<Record<string, Outcome>> {
  const names = Object.keys(rightsTable[path.type] ?? {})
  const document = path.document.replace('SELECTION', selectionOf(hub, path.type))
  const { data, errors = [] } = await hub.as(viewer).query(document, path.variables)
  const object = path.at.reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], data)
  const refusals = new Map(errors.map(({ path: at, extensions }) => [at?.at(-1), extensions['code'] as Outcome]))
  const outcome = (name: string): Outcome => {
    if (object === null || object === undefined) return 'absent'
    // A visitor is told to sign in where others are told that it is not for them.
    const refusal = refusals.get(name)
    return refusal === undefined ? 'shown' : String(refusal) === 'UNAUTHENTICATED' ? 'FORBIDDEN' : refusal
  }
  return Object.fromEntries(names.map((name) => [name, outcome(name)]))
}
