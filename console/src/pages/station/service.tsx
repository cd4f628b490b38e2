import { Button } from 'antd'
import { clockText, fromInput, timeText, toInput } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { usePages } from '../../api/use-pages'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton, ActionDialog } from '../../kit/action-button'
import { draftKey, endDraftKey } from '../../kit/draft'
import { Nothing, Waiting } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { ProblemNote } from '../../kit/problem-note'
import { ConfirmServiceDocument, PostTaskDocument, TaskCategoriesDocument, WaitingServiceDocument } from './station.gen'

const pageSize = 50
const draft = 'post-task'
const hour = 3_600_000

/** Tasks for volunteers, and their service that waits for the station's word. */
export function Service() {
  const t = useText()
  const viewer = useViewer()
  const area = viewer.area?.code ?? ''
  const pages = usePages(
    WaitingServiceDocument,
    { area, status: ['CHECKED_OUT' as const], first: pageSize },
    ({ assignments }) => assignments,
  )
  const confirm = useAction(ConfirmServiceDocument)
  const then = async <T,>(sent: Promise<T>): Promise<T> => {
    const outcome = await sent
    pages.refresh()
    return outcome
  }
  return (
    <>
      <header>
        <h1>{t('nav.service')}</h1>
        <PostTask area={area} />
      </header>
      <h2>{t('station.waiting')}</h2>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && pages.nodes.length === 0 && <Nothing text={t('station.nothingWaits')} />}
      <ul className="plain columns">
        {pages.nodes.map(({ id, status, volunteer, checkedInAt, checkedOutAt, claim: { task } }) => (
          <li key={id} className="card">
            <h3>
              {task.title} <Mark of="assignmentStatus" value={status} />
            </h3>
            <p>
              {volunteer.displayName} · {timeText(checkedInAt)} – {checkedOutAt ? clockText(checkedOutAt) : ''}
            </p>
            <div className="buttons">
              <ActionButton
                primary
                label={t('station.confirm')}
                send={() => then(confirm({ id, minutes: null, noShow: false }))}
              />
              <ActionDialog
                label={t('station.otherMinutes')}
                draft={`minutes:${id}`}
                fields={[{ name: 'minutes', kind: 'number', label: t('station.minutes'), min: 0, required: true }]}
                send={({ minutes }) => then(confirm({ id, minutes: Number(minutes), noShow: false }))}
              />
              <ActionButton
                danger
                label={t('station.noShow')}
                send={() => then(confirm({ id, minutes: null, noShow: true }))}
              />
            </div>
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </>
  )
}

function PostTask({ area }: { area: string }) {
  const t = useText()
  const post = useAction(PostTaskDocument)
  const [{ data }] = useLive({ query: TaskCategoriesDocument, requestPolicy: 'cache-first' })
  const categories = data?.categories.filter(({ code }) => code.includes('.')) ?? []
  return (
    <ActionDialog
      primary
      label={t('station.post')}
      draft={draft}
      initial={{ seats: 2, startsAt: toInput(Date.now() + 24 * hour), endsAt: toInput(Date.now() + 26 * hour) }}
      fields={[
        { name: 'title', kind: 'text', label: t('service.title'), required: true },
        { name: 'description', kind: 'long', label: t('service.description') },
        {
          name: 'categoryCode',
          kind: 'select',
          label: t('case.category'),
          required: true,
          options: categories.map(({ code, name, line }) => ({ value: code, label: `${t(`line.${line}`)} · ${name}` })),
        },
        { name: 'startsAt', kind: 'datetime', label: t('station.from'), required: true },
        { name: 'endsAt', kind: 'datetime', label: t('station.to'), required: true },
        { name: 'seats', kind: 'number', label: t('newCase.helpers'), min: 1, required: true },
      ]}
      send={async ({ title, description, categoryCode, startsAt, endsAt, seats }) => {
        const outcome = await post({
          input: {
            title: String(title),
            description: description ? String(description) : null,
            categoryCode: String(categoryCode),
            areaCode: area,
            startsAt: fromInput(String(startsAt)),
            endsAt: fromInput(String(endsAt)),
            seats: Number(seats),
            idempotencyKey: draftKey(draft),
          },
        })
        if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey(draft)
        return outcome
      }}
    />
  )
}
