import { jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { randomUUID } from 'node:crypto'
import { JetStreamTransport } from '../../../shared/events/jetstream'
import { silentLog } from '../../../shared/logging'
import { names, openFaultyHub, type FaultyHub } from './faulty-hub'
import { openProxy, type Proxy } from './proxy'
import { refer, startedCase, taskOf, wholeQuery } from './story'

jest.setTimeout(120_000)

const server = process.env['NATS_URL']
const described = server ? describe : describe.skip

described('while NATS', () => {
  const stream = `test-${randomUUID()}`
  let broker: Proxy
  let hub: FaultyHub
  beforeAll(async () => {
    const { hostname, port } = new URL(server ?? '')
    broker = await openProxy({ host: hostname, port: Number(port || 4222) })
    // At the start it is not there.
    broker.set('down')
    hub = await openFaultyHub(() => {
      const transport = JetStreamTransport.open({ url: `nats://127.0.0.1:${broker.port}`, stream, log: silentLog })
      return { transport, close: () => transport.close() }
    })
    for (const name of names) hub.subgraphs[name].set('pass')
    await wholeQuery(hub)
  })
  afterAll(async () => {
    await hub.close()
    await broker.close()
    const connection = await connect({ servers: server ?? '' })
    await (await jetstreamManager(connection)).streams.delete(stream)
    await connection.close()
  })

  test.each(['down', 'reset', 'hang', 'slow'] as const)(
    'is %s, requests are answered and no event is lost',
    async (mode) => {
      const id = await startedCase(hub, `Company ${randomUUID()}`)
      broker.set(mode)
      expect((await refer(hub, id)).errors).toBeUndefined()
      broker.set('pass')
      await taskOf(hub, id)
    },
  )
})
