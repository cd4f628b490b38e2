import { jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive } from '../../shared/database/embedded/server'
import { demoCommunityCode, demoGroups } from '../../shared/demo'
import { federation, openPlugInService } from '../support/plug-in-service'
import { openSplitHub, type SplitHub } from '../support/split'

jest.setTimeout(240_000)

const names = ['residents', 'cases', 'partners', 'volunteers', 'gateway-a', 'gateway-b'] as const
const group = demoGroups[0]
const nats = process.env['NATS_URL']
const carriers = [
  ['straight from subgraph to subgraph', {}],
  ...(nats ? [['by NATS JetStream', { NATS_URL: nats, NATS_STREAM: `test-${randomUUID()}` }] as const] : []),
] as const

const openCase = `mutation($summary: String!) { openCase(input: {
  channel: WINDOW, communityCode: "${demoCommunityCode}", summary: $summary, categoryCode: "public.company.visiting"
}) { id number version } }`
const findCase = (summary: string) =>
  `{ cases(filter: {area: "${demoCommunityCode}", search: "${summary}"}, first: 1) { totalCount } }`

/** The broker is not the test's own: what it kept there goes with it. */
async function forgetStream(servers: string, stream: string): Promise<void> {
  const connection = await connect({ servers })
  await (await jetstreamManager(connection)).streams.delete(stream)
  await connection.close()
}

describe.each(carriers)('the hub in six processes, events %s', (_how, env) => {
  let hub: SplitHub
  beforeAll(async () => {
    hub = await openSplitHub(env)
  })
  afterAll(async () => {
    await hub.close()
    if ('NATS_URL' in env) await forgetStream(env.NATS_URL, env.NATS_STREAM)
  })

  test('a subscriber at one gateway sees what was posted at the other, with fields of another subgraph', async () => {
    const next = await hub.subscribe(
      0,
      'coordinator',
      '{ taskPosted { title area { name } } }'.replace(/^/, 'subscription '),
    )
    const startsAt = new Date(Date.now() + 86_400_000).toISOString()
    const endsAt = new Date(Date.now() + 90_000_000).toISOString()
    // Until the subscription stands at the subgraph a task may pass it by: post until one is heard.
    const heard = next()
    let done = false
    void heard.then(() => (done = true))
    for (let n = 1; !done && n < 50; n += 1) {
      const posted = await hub.ask(
        1,
        'worker',
        `mutation { postTask(input: {title: "Carry rice ${n}", categoryCode: "public.company.visiting",
          areaCode: "${demoCommunityCode}", startsAt: "${startsAt}", endsAt: "${endsAt}", seats: 2}) { id } }`,
      )
      expect(posted.errors).toBeUndefined()
      await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 500))])
    }
    expect(await heard).toMatchObject({
      data: { taskPosted: { title: expect.stringMatching(/^Carry rice/), area: { name: expect.any(String) } } },
    })
  })

  test('a referral to a group becomes a task in another process, and its claim accepts the referral', async () => {
    const summary = `Company for Sunday ${randomUUID().slice(0, 8)}`
    const opened = await hub.ask(0, 'worker', openCase, { summary })
    const { id, version } = opened.data.openCase as { id: string; version: number }
    // Accepted at one gateway, assessed at the other: each answers with the version to go on from.
    const step = async (gateway: number, mutation: string) => {
      const answer = await hub.ask(gateway, 'worker', `mutation { step: ${mutation} { version } }`)
      return (answer.data?.step as { version: number }).version
    }
    let at = await step(1, `acceptCase(id: "${id}", expectedVersion: ${version})`)
    at = await step(
      0,
      `assessCase(input: {caseId: "${id}", expectedVersion: ${at}, causes: "Alone", situation: "Well"})`,
    )
    at = await step(1, `planCase(id: "${id}", expectedVersion: ${at}, goals: [{text: "Company", activity: "Visits"}])`)
    await step(0, `startCase(id: "${id}", expectedVersion: ${at})`)
    const offered = await hub.ask(
      1,
      'worker',
      `mutation { offerReferral(input: {caseId: "${id}", mode: DIRECT, providers: [{providerId: "${group?.id}"}]}) { id } }`,
    )
    const referral = (offered.data?.offerReferral?.[0] as { id: string } | undefined)?.id
    if (!referral) throw new Error(JSON.stringify(offered))
    const tasks = `{ case(id: "${id}") { tasks { id status } } }`
    const there = await hub.askUntil(0, 'worker', tasks, ({ data }) => data?.case?.tasks?.length === 1)
    const task = (there.data.case.tasks as { id: string }[])[0]?.id
    const claimed = await hub.ask(
      1,
      'coordinator',
      `mutation { claimTask(taskId: "${task}", groupId: "${group?.id}") { id } }`,
    )
    expect(claimed.errors).toBeUndefined()
    await hub.askUntil(
      0,
      'worker',
      `{ referral(id: "${referral}") { status } }`,
      ({ data }) => data?.referral?.status === 'ACCEPTED',
    )
  })

  test('a subgraph that a partner plugs in at one gateway is asked by the other, and unplugged there again', async () => {
    const sdl = `${federation('key')} type Query { bikesFree: Int }`
    const bikes = await openPlugInService(sdl, { Query: { bikesFree: () => 7 } })
    const plug = `mutation { plugSubgraph(input: {name: "bikes", url: "${bikes.url}", sdl: ${JSON.stringify(sdl)}}) { status } }`
    try {
      // Whoever has no answer in time sends it again.
      await hub.askUntil(0, 'admin', plug, ({ data }) => data?.plugSubgraph?.status === 'PLUGGED')
      await hub.askUntil(1, 'worker', '{ bikesFree }', ({ data }) => data?.bikesFree === 7)
      const unplug = 'mutation { unplugSubgraph(name: "bikes") { status } }'
      await hub.askUntil(1, 'admin', unplug, ({ data }) => data?.unplugSubgraph?.status === 'UNPLUGGED')
      await hub.askUntil(0, 'worker', '{ bikesFree }', ({ errors }) => errors !== undefined)
    } finally {
      await bikes.close()
    }
  })

  test.each(names)('killing %s loses nothing that was acknowledged, and heals by itself', async (name) => {
    const summary = `Before the kill of ${name} ${randomUUID().slice(0, 8)}`
    const opened = await hub.ask(name === 'gateway-a' ? 0 : 1, 'worker', openCase, { summary })
    expect(opened.errors).toBeUndefined()
    hub.kill(name)
    const other = name === 'gateway-b' ? 0 : 1
    if (name !== 'residents') {
      const area = await hub.ask(other, 'worker', `{ area(code: "${demoCommunityCode}") { name } }`)
      expect(area).toMatchObject({ data: { area: { name: expect.any(String) } } })
    }
    const healed = name === 'gateway-b' ? 1 : 0
    await hub.askUntil(healed, 'worker', findCase(summary), ({ data }) => data?.cases?.totalCount === 1)
    const whole = `{ area(code: "${demoCommunityCode}") { station { name } services(first: 1) { totalCount } openTasks(first: 1) { totalCount } } }`
    await hub.askUntil(healed, 'worker', whole, ({ data, errors }) => errors === undefined && data?.area?.station)
  })

  test('processes whose supervisor is killed end by themselves', async () => {
    const left = await hub.abandon()
    expect(left).toHaveLength(names.length)
    // They finish what they are at first, as always: jest's own time limit is the only one.
    while (left.some(isAlive)) await wait(50)
  })
})
