import { demoCommunityCode, demoHouseholdLocation, demoId, demoOrganizations } from '../../../shared/demo'
import { candidateLines } from '../format'
import { holds } from '../holds'
import { startMealService, type MealService } from '../meal-service'
import { readCandidates } from '../operations/candidates'
import { openCase } from '../operations/cases'
import * as socket from '../operations/socket'
import type { Person } from '../person'
import type { Scene } from '../scene'

const name = 'meals'
const local: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** A partner plugs its own service into the schema, and its meals stand among a case's candidates. */
export async function plugIn(scene: Scene): Promise<void> {
  const { tour, cast } = scene
  tour.chapter('The socket')
  if (!local.has(new URL(tour.url).hostname)) {
    tour.tells('left out: a hub on another machine cannot reach a service that is started here')
    return
  }
  const canteen = demoOrganizations.find((organization) => organization.name.startsWith('Silver Table'))
  holds(canteen !== undefined, 'There is a canteen in the demo.')
  const developer = await cast.actor(
    'Xiao Zhao 小赵',
    `developer of ${canteen.name}`,
    'PARTNER',
    demoId('client', 9),
    canteen.id,
  )
  const meals = await startMealService(tour.url, canteen.id)
  try {
    await pluggedIn(scene, developer, meals, canteen.id)
    await asked(scene, canteen.id)
    await tour.asks(developer, 'We are on holiday.', socket.unplugSubgraph, { name })
  } finally {
    await meals.stop()
  }
}

async function pluggedIn(
  { tour, cast }: Scene,
  developer: Person,
  { url, sdl }: MealService,
  organizationId: string,
): Promise<void> {
  const district = await cast.person('district', 'district officer')
  await tour.asks(district, 'The canteen may plug its own service in.', socket.allowPlugging, { organizationId })
  const greedy = { name, url, sdl: sdl.replaceAll('approximateLocation', 'location') }
  const asking = 'Could we have the exact addresses?'
  const { checkSubgraph: refused } = await tour.asks(developer, asking, socket.checkSubgraph, { input: greedy })
  holds(!refused.ok, 'No partner is sent where a resident lives.')
  for (const { code, coordinate, message } of refused.problems.slice(0, 2))
    tour.tells(`${code} at ${coordinate}: ${message}`)

  const input = { name, url, sdl }
  const { checkSubgraph: checked } = await tour.asks(developer, 'Roughly, then.', socket.checkSubgraph, { input })
  holds(checked.ok, 'Nothing speaks against it.')
  tour.tells(`adds ${checked.contributes.join(', ')}`, `is sent ${checked.receives.join(', ')}, and nothing else`)
  const { plugSubgraph: plugged } = await tour.asks(developer, 'Plug it in.', socket.plugSubgraph, { input })
  holds(plugged.status === 'PLUGGED', 'It is plugged in.')
}

async function asked({ tour, people }: Scene, organizationId: string): Promise<void> {
  const input = {
    ...{ channel: 'WINDOW', communityCode: demoCommunityCode, categoryCode: 'life.meals.delivery' },
    ...{ summary: 'Lunch for somebody who cannot cook this week.', location: demoHouseholdLocation(1) },
    idempotencyKey: `tour-${tour.run}-lunch`,
  }
  const { openCase: opened } = await tour.asks(people.worker, 'Somebody cannot cook this week.', openCase, { input })
  const question = { id: opened.id, first: 50 }
  await tour.awaits(people.worker, readCandidates, question, ({ case: the }) =>
    the?.candidates?.items.find(({ source }) => source === 'mealOffers'),
  )
  const { case: the } = await tour.asks(people.worker, 'Who could bring lunch?', readCandidates, question)
  const items = the?.candidates?.items ?? []
  const offered = items.filter(({ source }) => source === 'mealOffers')
  holds(offered.length > 0, "The partner's own service is asked like any other.")
  holds(
    offered.every(({ providerId }) => providerId === organizationId),
    'Its offers are those of who plugged it in.',
  )
  tour.tells(`${items.length} candidates, of these from the service that was plugged in a moment ago:`)
  for (const candidate of offered) tour.tells(...candidateLines(candidate, items.indexOf(candidate) + 1))
}
