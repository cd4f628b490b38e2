import { residentAttributes } from '../../../subgraphs/residents/resident/resident'
import { webhookEvents } from '../../../subgraphs/partners/webhook/webhook'

// The console is a package of its own, with its own compiler settings.
const { attributes } = jest.requireActual<{ attributes: readonly string[] }>(
  '../../../console/src/pages/residents/attributes',
)
const { events } = jest.requireActual<{ events: readonly string[] }>(
  '../../../console/src/pages/partner/webhook-events',
)

test('the console offers every attribute of residents that the hub knows, and no other', () => {
  expect([...attributes].sort()).toEqual([...residentAttributes].sort())
})

test('the console offers every event that systems are told of, but for the test that is sent by hand', () => {
  expect([...events].sort()).toEqual(webhookEvents.filter((event) => event !== 'webhook.test').sort())
})
