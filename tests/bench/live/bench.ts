import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { openPlace, openWhole, type BenchHub } from '../support/hub'
import { table, writeRow } from '../support/report'
import { quantile } from '../support/statistics'
import { Crowd } from './crowd'
import { wantedOf } from './listener'

const [events, eachMilliseconds] = [200, 100]

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
  const crowd = await Crowd.open(hub, dataDir, { count, wanted: wantedOf })
  const { listeners, places } = crowd
  const late: number[] = []
  const posting = Array.from({ length: events }, async (_, n) => {
    await wait(n * eachMilliseconds)
    const areaCode = places.communities[randomInt(places.communities.length)] ?? ''
    const categoryCode = n % 2 === 0 ? 'public.safety.patrol' : 'life.errands'
    const title = `Task ${n}`
    const due = listeners.filter((listener) => listener.wants(areaCode, categoryCode))
    const sent = performance.now()
    const heard = Promise.all(due.map(async (listener) => late.push((await listener.hears(title)) - sent)))
    await crowd.post(title, areaCode, categoryCode)
    const answered = performance.now() - sent
    // What has not come by then is lost.
    await Promise.race([heard, wait(60_000)])
    return { due: due.length, answered }
  })
  const posted = await Promise.all(posting)
  const lost = crowd.unheard
  crowd.close()
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
