import { anonymous } from '../../../shared/auth'
import type { TestSubgraph } from '../../support'

/** What the hub's HSDS API answers at an address, `/hsds/services?page=2`; throws its refusal. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test knows what it asked for
export async function getHsds(hub: TestSubgraph, address: string): Promise<any> {
  const [path = '', query = ''] = address.split('?')
  const [, , collection = '', id] = path.split('/')
  const pattern = ['/hsds', collection, id === undefined ? '' : ':id'].filter(Boolean).join('/')
  const route = hub.running.routes.find((one) => one.path === pattern)
  if (!route) throw new Error(`nothing answers ${pattern}`)
  const params = id === undefined ? {} : { id }
  const request = { params, query: new URLSearchParams(query), headers: {}, body: '' }
  return (await route.answer(anonymous, request)).body
}
