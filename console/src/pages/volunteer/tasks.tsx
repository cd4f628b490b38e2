import { Button } from 'antd'
import { useSearchParams } from 'react-router'
import { useSubscription } from 'urql'
import { clockText, timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { usePages } from '../../api/use-pages'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { draftKey, endDraftKey } from '../../kit/draft'
import { Nothing, Waiting } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { ProblemNote } from '../../kit/problem-note'
import {
  ClaimTaskDocument,
  GroupAreasDocument,
  OpenTasksDocument,
  TaskPostedDocument,
  type TaskRowFragment,
} from './tasks.gen'

const pageSize = 20

/** Open tasks near by, as they appear. */
export function Tasks() {
  const t = useText()
  const { organizationId } = useViewer()
  const [{ data }] = useLive({
    query: GroupAreasDocument,
    variables: { id: organizationId ?? '' },
    pause: !organizationId,
    requestPolicy: 'cache-first',
  })
  const areas = data?.volunteerGroup?.areas ?? []
  const [search, setSearch] = useSearchParams()
  const area = search.get('area') ?? areas[0]?.code
  return (
    <div className="phone">
      <h1>{t('task.title')}</h1>
      {areas.length > 1 && (
        <div className="filters">
          <label>
            {t('task.area')}
            <select value={area} onChange={({ target }) => setSearch({ area: target.value }, { replace: true })}>
              {areas.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      {area ? <List key={area} area={area} /> : data ? <Nothing text={t('task.noGroup')} /> : <Waiting />}
    </div>
  )
}

function List({ area }: { area: string }) {
  const t = useText()
  const filter = { area, status: ['OPEN' as const] }
  const pages = usePages(OpenTasksDocument, { filter, first: pageSize }, ({ tasks }) => tasks)
  useSubscription({ query: TaskPostedDocument, variables: { area } }, (_before, event) => {
    pages.refresh()
    return event
  })
  const open = pages.nodes.filter(({ status }) => status === 'OPEN')
  return (
    <>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && open.length === 0 && <Nothing text={t('task.none')} />}
      <ul className="plain" aria-live="polite">
        {open.map((task) => (
          <li key={task.id}>
            <Item of={task} refresh={pages.refresh} />
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </>
  )
}

function Item({ of, refresh }: { of: TaskRowFragment; refresh: () => void }) {
  const t = useText()
  const { role, organizationId } = useViewer()
  const claim = useAction(ClaimTaskDocument)
  const draft = `claim:${of.id}`
  const left = of.seats - of.seatsTaken
  return (
    <article className="card" data-task={of.title}>
      <h2>
        {of.title} <Mark of="taskStatus" value={of.status} />
      </h2>
      <p>
        {timeText(of.startsAt)} – {clockText(of.endsAt)}
        <br />
        {of.area?.name} · {of.category?.name}
      </p>
      {of.description && <p>{of.description}</p>}
      <p>
        {t('task.seats', { left, seats: of.seats })}
        {of.skills.length > 0 && ` · ${t('task.skills', { skills: of.skills.join(', ') })}`}
      </p>
      {role === 'VOLUNTEER_COORDINATOR' && organizationId && (
        <ActionDialog
          primary
          label={t('task.claim')}
          draft={draft}
          initial={{ seats: 1 }}
          fields={[{ name: 'seats', kind: 'number', label: t('task.howMany'), min: 1, max: left, required: true }]}
          send={async ({ seats }) => {
            const outcome = await claim({
              taskId: of.id,
              groupId: organizationId,
              seats: Number(seats),
              key: draftKey(draft),
            })
            if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey(draft)
            refresh()
            return outcome
          }}
        />
      )}
    </article>
  )
}
