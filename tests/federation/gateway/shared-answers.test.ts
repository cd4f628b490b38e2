import { parse, type ExecutionResult } from 'graphql'
import { anonymous } from '../../../shared/auth'
import { fixtureHub, fixtureSubgraph } from './fixture'

test('who goes while another waits for the same answer is told that it took too long; the other is answered', async () => {
  const answers: ((result: ExecutionResult) => void)[] = []
  const needs = fixtureSubgraph('needs', 'key', 'type Query { title: String }', {})
  const hub = fixtureHub([{ ...needs, execute: () => new Promise((answer) => answers.push(answer)) }])
  const plan = hub.generation.plan({ key: 'q', document: parse('{ title }'), operationName: null })
  const ask = ({ signal }: AbortController) =>
    hub.executor.run(hub.generation, plan, {
      variables: {},
      context: { viewer: anonymous, requestId: 'r', signal },
    })
  const [one, two] = [new AbortController(), new AbortController()]
  const [first, second] = [ask(one), ask(two)]
  one.abort()
  const { data, errors } = await first
  expect([data, errors?.map(({ extensions }) => extensions)]).toEqual([undefined, [{ code: 'SUBGRAPH_TIMEOUT' }]])
  expect(hub.causes).toEqual([])
  for (const answer of answers) answer({ data: { title: 'Once' } })
  expect((await second).data).toEqual({ title: 'Once' })
  expect(answers).toHaveLength(1)
})
