import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Supergraph } from '@apollo/federation-internals'
import { parse, validate } from 'graphql'
import { projectRoot } from '../../shared/project/root'
import { operations } from './operation'

/**
 * Checks that the committed supergraph knows all that the tour asks for, so that the story cannot drift from the schema.
 * Throws with every operation that it does not, and why.
 */
export function checkOperations(): void {
  const sdl = readFileSync(path.join(projectRoot, 'gateway', 'supergraph.graphql'), 'utf8')
  const schema = Supergraph.build(sdl).apiSchema().toGraphQLJSSchema()
  const problems = operations().flatMap(({ text }) =>
    validate(schema, parse(text)).map((error) => `${error.message}\n    in ${text.split('\n')[0]}`),
  )
  if (problems.length > 0)
    throw new Error(`The schema does not have what the tour asks for:\n  ${problems.join('\n  ')}`)
}
