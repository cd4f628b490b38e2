import type { ExecutionResult } from 'graphql'
import type { TestSubgraph } from '../../support'
import { applied, joined, listed, openPartners, viewers } from './partners-story'

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openPartners()
})
afterAll(() => hub.close())

test('somebody who watches an area hears of what is listed for it, and of nothing that is not public', async () => {
  const document =
    'subscription { serviceListed(area: "x.g.one", categoryCode: "life.repairs") { id title organization { name } } }'
  const events = await hub.as(viewers.anonymous).subscribe(document)
  const heard: Promise<IteratorResult<ExecutionResult>> = events.next()
  const organization = await joined(hub)
  await listed(hub, organization, { serviceAreaCodes: ['x.h'] })
  await listed(hub, organization, { categoryCodes: ['life.keys'] })
  await listed(hub, organization, { draft: true })
  await listed(hub, await applied(hub))
  const wide = await listed(hub, organization, { serviceAreaCodes: ['x.g'], title: 'Wide' })
  await hub.drain()
  const service = { id: wide.id, title: 'Wide', organization: { name: 'Bright Pipes' } }
  expect(await heard).toEqual({ done: false, value: { data: { serviceListed: service } } })
  const next = events.next()
  await events.return?.()
  expect((await next).done).toBe(true)
  expect(hub.running.live.size).toBe(0)
})
