import { readFileSync } from 'node:fs'
import path from 'node:path'
import { OperationCheck } from '../gateway/edge/operations/operation-check'
import { OperationFileProblem, operationsIn } from '../gateway/edge/operations/operation-file'
import { program } from '../shared/process/program'
import { projectRoot } from '../shared/project/root'

const usage = `usage: npm run operations -- check   # hold the operations against the schema
   or: npm run operations -- list    # the id of each, by which a client may name it`

/** The operations of the hub's clients: with HUB_OPERATIONS=locked the hub answers these and nothing else. */
export const main = program(async ([command, folder = 'operations']) => {
  if (command !== 'check' && command !== 'list') {
    console.error(usage)
    process.exitCode = 2
    return
  }
  try {
    const operations = operationsIn(path.resolve(projectRoot, folder))
    if (command === 'list') for (const { id, name } of operations) console.log(`${id}  ${name}`)
    else check(operations)
  } catch (error) {
    if (!(error instanceof OperationFileProblem)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
})

function check(operations: ReturnType<typeof operationsIn>): void {
  const sdl = readFileSync(path.join(projectRoot, 'gateway/supergraph.graphql'), 'utf8')
  const problems = new OperationCheck(sdl).problems(operations)
  for (const problem of problems) console.error(path.relative(projectRoot, problem))
  if (problems.length > 0) process.exitCode = 1
  else console.log(`${operations.length} operations fit the schema and the limits.`)
}
