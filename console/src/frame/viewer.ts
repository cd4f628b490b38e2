import { createContext, useContext } from 'react'
import type { Key } from '../i18n/text'
import type { ViewerQuery } from './viewer.gen'

export type Viewer = NonNullable<ViewerQuery['viewer']>

const context = createContext<Viewer | null>(null)
export const ViewerProvider = context.Provider

/** Who has signed in. */
export function useViewer(): Viewer {
  const viewer = useContext(context)
  if (!viewer) throw new Error('outside of the shell')
  return viewer
}

interface Entry {
  readonly to: string
  readonly label: Key
}

const station: readonly Entry[] = [
  { to: '/board', label: 'nav.board' },
  { to: '/residents', label: 'nav.residents' },
  { to: '/visits', label: 'nav.visits' },
  { to: '/desk', label: 'nav.desk' },
  { to: '/referrals', label: 'nav.referrals' },
  { to: '/service', label: 'nav.service' },
  { to: '/dispatch', label: 'nav.dispatch' },
  { to: '/figures', label: 'nav.figures' },
]
const partners: Entry = { to: '/partners', label: 'nav.partners' }
const catalogue: Entry = { to: '/catalogue', label: 'nav.catalogue' }
const officer: readonly Entry[] = [
  { to: '/figures', label: 'nav.figures' },
  { to: '/board?escalated=1', label: 'nav.escalated' },
  partners,
  { to: '/dispatch', label: 'nav.dispatch' },
]
const partner: readonly Entry[] = [
  { to: '/inbox', label: 'nav.inbox' },
  { to: '/services', label: 'nav.services' },
  { to: '/systems', label: 'nav.systems' },
]

/** Pages that are come to from others, where they are no entry of their own. */
export const passages: readonly Entry[] = [
  { to: '/groups', label: 'nav.groups' },
  { to: '/volunteers', label: 'station.part.volunteers' },
]

/** Where each person may go; the first is where they begin. */
export const entriesOf: Readonly<Record<Viewer['role'], readonly Entry[]>> = {
  HUB_ADMIN: [{ to: '/hub', label: 'nav.hub' }, { to: '/figures', label: 'nav.figures' }, partners, catalogue],
  DISTRICT_OFFICER: [...officer, catalogue, { to: '/hub', label: 'nav.hub' }],
  SUBDISTRICT_OFFICER: officer,
  STATIONMASTER: [...station, partners],
  STATION_WORKER: station,
  RESIDENT: [
    { to: '/mine', label: 'nav.mine' },
    { to: '/appointments', label: 'nav.appointments' },
    { to: '/proposals', label: 'nav.proposals' },
    { to: '/privacy', label: 'nav.privacy' },
    { to: '/hours', label: 'nav.volunteering' },
  ],
  PARTNER: partner,
  VOLUNTEER_COORDINATOR: [
    { to: '/tasks', label: 'nav.tasks' },
    { to: '/group', label: 'nav.group' },
    { to: '/inbox', label: 'nav.inbox' },
    { to: '/hours', label: 'nav.hours' },
    { to: '/groups', label: 'nav.groups' },
  ],
  VOLUNTEER: [
    { to: '/tasks', label: 'nav.tasks' },
    { to: '/hours', label: 'nav.hours' },
    { to: '/groups', label: 'nav.groups' },
  ],
}
