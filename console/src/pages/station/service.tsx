import { Link, useSearchParams } from 'react-router'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { PostedTasks } from './posted-tasks'
import { StationVolunteers } from './volunteers'
import { WaitingService } from './waiting-service'

const parts = ['waiting', 'tasks', 'volunteers'] as const

/** Voluntary work as the station sees it: service to confirm, tasks, and the people who do it. */
export function Service() {
  const t = useText()
  const { area } = useViewer()
  const [search] = useSearchParams()
  const shown = parts.find((part) => part === search.get('show')) ?? 'waiting'
  const code = area?.code ?? ''
  return (
    <>
      <h1>{t('nav.service')}</h1>
      <nav className="tabs" aria-label={t('nav.service')}>
        {parts.map((part) => (
          <Link key={part} to={`/service?show=${part}`} aria-current={part === shown ? 'page' : undefined}>
            {t(`station.part.${part}`)}
          </Link>
        ))}
      </nav>
      {shown === 'waiting' && <WaitingService area={code} />}
      {shown === 'tasks' && <PostedTasks area={code} />}
      {shown === 'volunteers' && <StationVolunteers area={code} />}
    </>
  )
}
