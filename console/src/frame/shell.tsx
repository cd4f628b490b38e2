import { Alert, Button } from 'antd'
import { useEffect, useState } from 'react'
import { NavLink, Outlet, useLocation, useNavigation, useNavigationType } from 'react-router'
import { reachable } from '../api/connection'
import { signOut } from '../api/session'
import { useStore } from '../api/store'
import { useLive } from '../api/use-live'
import { useText, type Key } from '../i18n/text'
import { Loaded, Waiting } from '../kit/loaded'
import { LanguageChoice, LookChoice } from './choices'
import { Notices } from './notices'
import { entriesOf, passages, ViewerProvider, type Viewer } from './viewer'
import { ViewerDocument } from './viewer.gen'

/** What stands around every page: where one may go, who one is, and whether the hub can be reached. */
export function Shell() {
  const t = useText()
  const [result, reread] = useLive({ query: ViewerDocument, requestPolicy: 'cache-first' })
  return (
    <Loaded result={result} retry={() => reread({ requestPolicy: 'network-only' })}>
      {({ viewer }) =>
        viewer ? (
          <ViewerProvider value={viewer}>
            <Frame viewer={viewer} />
          </ViewerProvider>
        ) : (
          <main className="page">
            <h1>{t('signIn.title')}</h1>
            <Button type="primary" onClick={signOut}>
              {t('signIn.title')}
            </Button>
          </main>
        )
      }
    </Loaded>
  )
}

function Frame({ viewer }: { viewer: Viewer }) {
  const t = useText()
  const { pathname } = useLocation()
  const entries = entriesOf[viewer.role]
  const title =
    [...entries, ...passages].find(({ to }) => `${pathname}/`.startsWith(`${to.split('?')[0] ?? to}/`))?.label ??
    ('app.name' satisfies Key)
  useEffect(() => {
    document.title = `${t(title)} · ${t('app.name')}`
  }, [t, title])
  const [open, setOpen] = useState(false)
  useEffect(() => setOpen(false), [pathname])
  useFocusKept()
  return (
    <>
      <a href="#main" className="skip">
        {t('app.skip')}
      </a>
      <header className={open ? 'bar open' : 'bar'}>
        <strong className="brand">{t('app.name')}</strong>
        <Button className="bar-menu" aria-expanded={open} aria-controls="pages" onClick={() => setOpen(!open)}>
          {t('nav.menu')}
        </Button>
        <nav id="pages" aria-label={t('nav.label')}>
          {entries.map(({ to, label }) => (
            <NavLink key={to} to={to}>
              {t(label)}
            </NavLink>
          ))}
        </nav>
        <div className="bar-end">
          <Notices />
          <LanguageChoice />
          <LookChoice />
          <span className="who">
            {viewer.name} <small className="quiet">{t(`role.${viewer.role}`)}</small>
          </span>
          <Button onClick={signOut}>{t('signIn.out')}</Button>
        </div>
      </header>
      <Reachable />
      <main id="main" className="page" tabIndex={-1}>
        {needsArea(viewer) && !viewer.area ? <NoArea /> : <Page />}
      </main>
    </>
  )
}

/** What these people see is always that of an area, which their sign-in has to name. */
function needsArea({ role }: Viewer): boolean {
  return role.startsWith('STATION') || role.endsWith('_OFFICER')
}

function NoArea() {
  const t = useText()
  return (
    <>
      <h1>{t('noArea.title')}</h1>
      <p>{t('noArea.text')}</p>
    </>
  )
}

/** Who goes on from something that is not there any more, goes on from the page it led to. */
function useFocusKept(): void {
  const { pathname, search } = useLocation()
  const how = useNavigationType()
  useEffect(() => {
    if (how === 'PUSH' && document.activeElement === document.body)
      document.getElementById('main')?.focus({ preventScroll: true })
  }, [how, pathname, search])
}

function Page() {
  const { state } = useNavigation()
  return state === 'loading' ? <Waiting /> : <Outlet />
}

/** Said only after a moment: a connection that is replaced at once is nobody's concern. */
function Reachable() {
  const t = useText()
  const isReachable = useStore(reachable)
  const [said, say] = useState(false)
  useEffect(() => {
    if (isReachable) return say(false)
    const timer = setTimeout(() => say(true), 300)
    return () => clearTimeout(timer)
  }, [isReachable])
  return (
    <div role="status" className="reachable">
      {said && <Alert type="warning" banner showIcon title={t('state.lost')} />}
    </div>
  )
}
