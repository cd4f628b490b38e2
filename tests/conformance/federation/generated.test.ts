import { Supergraph } from '@apollo/federation-internals'
import * as fc from 'fast-check'
import { execute, parse, validate, type ExecutionResult } from 'graphql'
import { fixtureHub } from '../../federation/gateway/fixture'
import { clientSchema } from '../../../gateway/generation/client-schema'
import { operations } from './generated/operations'
import { generatedSubgraphs, resolveAll } from './generated/subgraphs'
import { worlds, type World } from './generated/world'

const current = { world: null as unknown as World }
const hub = fixtureHub(generatedSubgraphs(current))
const whole = resolveAll(clientSchema(Supergraph.buildForTests(hub.generation.sdl).apiSchema()), current)

/** Data in the order of its fields, and each error once, in an order of their own: subgraphs answer in any. */
function comparable({ data, errors = [] }: ExecutionResult) {
  const told = errors.map(({ message, path }) => `${path?.join('.')} ${message}`)
  return { data: JSON.stringify(data ?? null), errors: [...new Set(told)].sort() }
}

const asked = fc
  .tuple(worlds, operations(hub.generation.schema), fc.record({ yes: fc.boolean(), no: fc.boolean() }))
  .filter(([, source]) => validate(hub.generation.schema, parse(source)).length === 0)

test('an answer is what one executor over one schema with all of the data would give', async () => {
  await fc.assert(
    fc.asyncProperty(asked, async ([world, source, variables]) => {
      current.world = world
      const answer = await hub.ask(source, variables)
      const expected = await execute({ schema: whole, document: parse(source), variableValues: variables })
      expect(comparable(answer)).toEqual(comparable(expected))
    }),
    { numRuns: 100 },
  )
})
