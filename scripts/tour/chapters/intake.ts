import { demoCommunityCode, demoHouseholdLocation } from '../../../shared/demo'
import { shown } from '../format'
import type { Need } from '../need'
import * as cases from '../operations/cases'
import { registerResident } from '../operations/residents'
import { holds } from '../holds'
import type { Scene } from '../scene'

const home = demoHouseholdLocation(1)

/** Somebody who is not in the register yet, and her need: taken in once, however often it is sent. */
export async function takeIn({ tour, cast, people }: Scene): Promise<Need> {
  tour.chapter('A pipe has burst')
  const { registerResident: her } = await tour.asks(
    people.worker,
    'An old lady rings the hotline. She is new here.',
    registerResident,
    {
      input: {
        fullName: 'Qin Shulan 秦淑兰',
        preferredName: 'Granny Qin',
        phone: '13800138000',
        birthDate: '1944-03-08',
        address: '17 Qianggen Hutong, room 3',
        location: home,
        languages: ['zh'],
        attributes: ['ELDERLY', 'LIVING_ALONE'],
        areaCode: `${demoCommunityCode}.n03.c02`,
        idempotencyKey: `tour-${tour.run}-resident`,
      },
    },
  )
  tour.tells(`${her.preferredName}, ${her.area.name}`)

  const input = {
    channel: 'HOTLINE',
    communityCode: demoCommunityCode,
    serviceItemCode: 'handy-01',
    summary: 'A pipe under the kitchen sink has burst; an elderly person alone at home.',
    description: 'Granny Qin has shut the main valve. Knock loudly.',
    residentId: her.id,
    location: home,
    urgency: 'HIGH',
    idempotencyKey: `tour-${tour.run}-case`,
  }
  const { openCase: opened } = await tour.asks(people.worker, 'Her need is written down.', cases.openCase, { input })
  holds(opened.status === 'RECEIVED', 'A new case is RECEIVED.')
  tour.tells(
    `${opened.number}: RECEIVED, version ${opened.version}`,
    `the service commitment, in opening hours: first response by ${shown(opened.respondBy)}, done by ${shown(opened.dueAt)}`,
  )

  const { openCase: again } = await tour.asks(people.worker, 'The line was bad; it is sent again.', cases.openCase, {
    input,
  })
  holds(again.id === opened.id, 'The same idempotency key answers with the first case.')
  tour.tells(`${again.number}: the same case, not a second one`)
  await tour.refused(people.worker, 'The same key with another need.', 'IDEMPOTENCY_MISMATCH', cases.openCase, {
    input: { ...input, summary: 'Something else altogether.' },
  })
  const resident = await cast.actor('Granny Qin', 'resident', 'RESIDENT', her.id, null)
  return { caseId: opened.id, number: opened.number, residentId: her.id, resident }
}

/** What the hub does not do: broken input, steps out of order, other people's cases. */
export async function tryInVain({ tour, people }: Scene, need: Need): Promise<void> {
  tour.chapter('What does not work')
  const broken = await tour.refused(
    people.worker,
    'A case about nothing, in a category that is none.',
    'VALIDATION_FAILED',
    cases.openCase,
    {
      input: { channel: 'WINDOW', communityCode: demoCommunityCode, categoryCode: 'life.dragons', summary: ' ' },
    },
  )
  const fields = broken.extensions?.['fields']
  holds(Array.isArray(fields) && fields.length >= 2, 'All broken rules are named at once.')
  tour.tells(...(fields as { path: string; message: string }[]).map((field) => `${field.path}: ${field.message}`))

  const early = await tour.refused(
    people.worker,
    'Starting before anybody has accepted it.',
    'ILLEGAL_TRANSITION',
    cases.startCase,
    {
      id: need.caseId,
      version: 1,
    },
  )
  tour.tells(`from ${String(early.extensions?.['from'])}, allowed: ${String(early.extensions?.['allowed'])}`)

  const foreign = await tour.asks(people.neighbour, 'What goes on next door?', cases.readCase, { id: need.caseId })
  holds(foreign.case === null, "Another community's case is as if absent.")
  tour.tells('case: null, as if there were none')
  await tour.refused(people.neighbour, 'Then let me take it.', 'NOT_FOUND', cases.acceptCase, {
    id: need.caseId,
    version: 1,
  })
  const outside = await tour.asks(people.partner, 'Anything for us?', cases.readCase, { id: need.caseId })
  holds(outside.case === null, 'A partner sees a case through its referrals only.')
  tour.tells('case: null; nobody has referred it to them yet')
}
