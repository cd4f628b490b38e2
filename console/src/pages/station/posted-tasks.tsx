import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useSubscription } from 'urql'
import { clockText, timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { usePages } from '../../api/use-pages'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { Nothing, Waiting } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { ProblemNote } from '../../kit/problem-note'
import { skillsText } from '../volunteer/skills'
import { PostTask } from './post-task'
import {
  CancelTaskDocument,
  PostedTaskChangedDocument,
  PostedTasksDocument,
  StationTaskPostedDocument,
  type PostedTaskFragment,
} from './tasks.gen'

const pageSize = 20
const running = ['OPEN', 'FILLED', 'IN_PROGRESS'] as const

/** What the station has volunteers wanted for, who has taken it, and calling it off. */
export function PostedTasks({ area }: { area: string }) {
  const t = useText()
  const filter = { area, status: [...running] }
  const pages = usePages(PostedTasksDocument, { filter, first: pageSize }, ({ tasks }) => tasks)
  useSubscription({ query: StationTaskPostedDocument, variables: { area } }, (_before, event) => {
    pages.refresh()
    return event
  })
  const [cancelled, setCancelled] = useState('')
  const tasks = pages.nodes.filter(({ status }) => running.some((known) => known === status))
  return (
    <>
      <PostTask area={area} done={pages.refresh} />
      <p role="status">{cancelled !== '' && t('station.cancelled', { title: cancelled })}</p>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && tasks.length === 0 && <Nothing text={t('station.noTasks')} />}
      <ul className="plain columns" aria-live="polite">
        {tasks.map((task) => (
          <li key={task.id} className="card" data-task={task.title}>
            <Posted of={task} cancelled={() => setCancelled(task.title)} />
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </>
  )
}

/** Places taken and given back arrive by themselves. */
function Posted({ of, cancelled }: { of: PostedTaskFragment; cancelled: () => void }) {
  const t = useText()
  const cancel = useAction(CancelTaskDocument)
  useSubscription({ query: PostedTaskChangedDocument, variables: { id: of.id } })
  const held = of.claims.filter(({ status }) => status === 'HELD')
  return (
    <>
      <h3>
        {of.title} <Mark of="taskStatus" value={of.status} />
      </h3>
      <p>
        {timeText(of.startsAt)} – {clockText(of.endsAt)} · {of.area?.name}
        <br />
        {t('task.seats', { left: of.seats - of.seatsTaken, seats: of.seats })}
        {of.skills.length > 0 && ` · ${t('task.skills', { skills: skillsText(t, of.skills) })}`}
        {of.case && (
          <>
            {' · '}
            <Link to={`/cases/${of.case.id}`}>{of.case.number}</Link>
          </>
        )}
      </p>
      <ul className="plain">
        {held.map(({ id, seats, group, assignments }) => (
          <li key={id}>
            {group.name} · {t('station.claimed', { count: seats })}
            {assignments.length > 0 && `: ${assignments.map(({ volunteer }) => volunteer.displayName).join(', ')}`}
          </li>
        ))}
      </ul>
      {of.status !== 'IN_PROGRESS' && (
        <div className="buttons">
          <ActionDialog
            danger
            label={t('station.cancelTask')}
            title={t('station.cancelWhich', { title: of.title })}
            what={t('station.cancelWhat')}
            draft={`cancel-task:${of.id}`}
            fields={[{ name: 'reason', kind: 'long', label: t('form.reason'), required: true }]}
            send={async ({ reason }) => {
              const outcome = await cancel({ id: of.id, reason: String(reason) })
              if (outcome.data) cancelled()
              return outcome
            }}
          />
        </div>
      )}
    </>
  )
}
