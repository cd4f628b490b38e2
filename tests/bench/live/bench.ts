import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { openIssuer } from '../../../gateway/edge/issuer'
import { openPlace, openWhole, type BenchHub } from '../support/hub'
import { post } from '../support/load'
import { table, writeRow } from '../support/report'
import { quantile } from '../support/statistics'
import { Listener, wantedOf } from './listener'

const [events, eachMilliseconds] = [200, 100]
const district = 'xicheng'

interface Area {
  readonly code: string
}

/** Volunteers who wait for tasks where they live: `npm run bench -- live [SUBSCRIBERS]`. */
export async function benchLive([count = '5000']: readonly string[]): Promise<void> {
  const place = await openPlace()
  try {
    const hub = await openWhole(place)
    try {
      await measure(hub, place.environment['HUB_DATA_DIR'] ?? '', Number(count))
    } finally {
      await hub.close()
    }
  } finally {
    await place.close()
  }
}

async function measure(hub: BenchHub, dataDir: string, count: number): Promise<void> {
  const issuer = await openIssuer(dataDir)
  const tokenOf = async (sub: string, role: 'VOLUNTEER' | 'STATIONMASTER', area?: string) => {
    const claims = { sub, name: sub, role, ...(area && { area }) }
    return `Bearer ${await issuer.sign(claims, { ttlSeconds: 3_600, development: true })}`
  }
  const headers = { authorization: await tokenOf('bench', 'STATIONMASTER', district) }
  const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const { text } = await post(hub.url, { headers, body: JSON.stringify({ query, variables }) })
    const { data, errors } = JSON.parse(text) as { data: Data; errors?: unknown }
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }
  const codes = async (level: string) =>
    (await ask<{ areas: Area[] }>(`{ areas(level: ${level}) { code } }`)).areas.map(({ code }) => code)
  const places = { communities: await codes('COMMUNITY'), subdistricts: await codes('SUBDISTRICT'), district }

  const listeners: Listener[] = []
  while (listeners.length < count) {
    const from = listeners.length
    const some = Array.from({ length: Math.min(100, count - from) }, async (_, n) => {
      const token = await tokenOf(`80000000-0000-7000-a000-${String(from + n).padStart(12, '0')}`, 'VOLUNTEER')
      return Listener.open(hub.url, token, wantedOf(from + n, places))
    })
    listeners.push(...(await Promise.all(some)))
  }

  const mutation = 'mutation P($input: PostTaskInput!) { postTask(input: $input) { id } }'
  const times = { startsAt: '2030-01-01T08:00:00Z', endsAt: '2030-01-01T10:00:00Z' }
  const late: number[] = []
  const posting = Array.from({ length: events }, async (_, n) => {
    await wait(n * eachMilliseconds)
    const areaCode = places.communities[randomInt(places.communities.length)] ?? ''
    const categoryCode = n % 2 === 0 ? 'public.safety.patrol' : 'life.errands'
    const title = `Task ${n}`
    const due = listeners.filter((listener) => listener.wants(areaCode, categoryCode))
    const sent = performance.now()
    const heard = Promise.all(due.map(async (listener) => late.push((await listener.hears(title)) - sent)))
    await ask(mutation, { input: { title, areaCode, categoryCode, seats: 2, ...times } })
    const answered = performance.now() - sent
    // What has not come by then is lost.
    await Promise.race([heard, wait(60_000)])
    return { due: due.length, answered }
  })
  const posted = await Promise.all(posting)
  const lost = listeners.reduce((sum, listener) => sum + listener.unheard, 0)
  for (const listener of listeners) listener.close()
  const due = posted.map((one) => one.due)
  const answered = posted.map((one) => one.answered)
  const row = (name: string, values: readonly number[]) => [
    name,
    ...[0.5, 0.99, 1].map((part) => quantile(values, part)),
  ]
  writeRow({
    row: 'live',
    title: 'Tasks, live',
    how: `${count.toLocaleString('en')} volunteers, each on a WebSocket and with rights of their own, wait for tasks: 9 in 10 of one community, the others of a subdistrict or the district, half of them of one category. ${1_000 / eachMilliseconds} tasks a second are posted all over the district. Measured from the moment the posting is sent, so with the change and its commit, to the event at the client; hub and clients on the same machine.`,
    aims: [
      { name: 'event to client, p99', measured: quantile(late, 0.99), aim: 250, unit: 'ms', wanted: 'at most' },
      { name: 'events lost', measured: lost, aim: 0, unit: '', wanted: 'at most' },
    ],
    tables: table(
      ['', 'p50', 'p99', 'most'],
      [
        row('event to client, ms', late),
        row('answer to whoever posts, ms', answered),
        row('clients told of one task', due),
      ],
    ),
  })
}
