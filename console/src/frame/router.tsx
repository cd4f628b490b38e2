import { createBrowserRouter, type RouteObject } from 'react-router'
import { Failed } from './failed'
import { Home } from './home'
import { Shell } from './shell'

/** Each page is loaded when somebody first goes there. */
const pages: RouteObject[] = [
  { index: true, Component: Home },
  { path: 'board', lazy: async () => ({ Component: (await import('../pages/board/board')).Board }) },
  { path: 'cases/new', lazy: async () => ({ Component: (await import('../pages/board/new-case')).NewCase }) },
  { path: 'cases/:id', lazy: async () => ({ Component: (await import('../pages/case/case-page')).CasePage }) },
  {
    path: 'referrals',
    lazy: async () => ({ Component: (await import('../pages/station/referrals')).StationReferrals }),
  },
  { path: 'service', lazy: async () => ({ Component: (await import('../pages/station/service')).Service }) },
  {
    path: 'volunteers/:id',
    lazy: async () => ({ Component: (await import('../pages/station/volunteer-page')).VolunteerPage }),
  },
  { path: 'partners', lazy: async () => ({ Component: (await import('../pages/partners/partners')).Partners }) },
  { path: 'residents', lazy: async () => ({ Component: (await import('../pages/residents/residents')).Residents }) },
  {
    path: 'residents/:id',
    lazy: async () => ({ Component: (await import('../pages/residents/resident-page')).ResidentPage }),
  },
  { path: 'visits', lazy: async () => ({ Component: (await import('../pages/visits/visits')).Visits }) },
  { path: 'desk', lazy: async () => ({ Component: (await import('../pages/desk/desk')).Desk }) },
  { path: 'dispatch', lazy: async () => ({ Component: (await import('../pages/dispatch/dispatch')).Dispatch }) },
  { path: 'figures', lazy: async () => ({ Component: (await import('../pages/figures/figures')).Figures }) },
  { path: 'hub', lazy: async () => ({ Component: (await import('../pages/hub/hub')).Hub }) },
  { path: 'catalogue', lazy: async () => ({ Component: (await import('../pages/catalogue/catalogue')).Catalogue }) },
  { path: 'inbox', lazy: async () => ({ Component: (await import('../pages/partner/inbox')).Inbox }) },
  { path: 'services', lazy: async () => ({ Component: (await import('../pages/partner/services')).Services }) },
  { path: 'systems', lazy: async () => ({ Component: (await import('../pages/partner/systems')).Systems }) },
  { path: 'tasks', lazy: async () => ({ Component: (await import('../pages/volunteer/tasks')).Tasks }) },
  { path: 'group', lazy: async () => ({ Component: (await import('../pages/volunteer/group')).Group }) },
  { path: 'groups', lazy: async () => ({ Component: (await import('../pages/volunteer/groups')).Groups }) },
  { path: 'hours', lazy: async () => ({ Component: (await import('../pages/volunteer/hours')).Hours }) },
  { path: 'mine', lazy: async () => ({ Component: (await import('../pages/resident/mine')).Mine }) },
  {
    path: 'appointments',
    lazy: async () => ({ Component: (await import('../pages/resident/appointments')).Appointments }),
  },
  { path: 'proposals', lazy: async () => ({ Component: (await import('../pages/resident/proposals')).Proposals }) },
  { path: 'privacy', lazy: async () => ({ Component: (await import('../pages/resident/privacy')).Privacy }) },
]

export const router = createBrowserRouter(
  [{ path: '/', Component: Shell, ErrorBoundary: Failed, HydrateFallback: () => null, children: pages }],
  { basename: '/console' },
)
