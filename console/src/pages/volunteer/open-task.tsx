import { useNavigate } from 'react-router'
import { useSubscription } from 'urql'
import { clockText, timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useViewer } from '../../frame/viewer'
import { languageNames } from '../../i18n/language-name'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { draftKey, endDraftKey } from '../../kit/draft'
import { Mark } from '../../kit/mark'
import { skillsText } from './skills'
import { ClaimTaskDocument, TaskChangedDocument, type TaskRowFragment } from './tasks.gen'

/** One open task. Places that others take, and that it is called off, arrive by themselves. */
export function OpenTask({ of, refresh }: { of: TaskRowFragment; refresh: () => void }) {
  const t = useText()
  const { role, organizationId } = useViewer()
  useSubscription({ query: TaskChangedDocument, variables: { id: of.id } })
  const claim = useAction(ClaimTaskDocument)
  const go = useNavigate()
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
        {of.skills.length > 0 && ` · ${t('task.skills', { skills: skillsText(t, of.skills) })}`}
        {of.languages.length > 0 && ` · ${t('task.languages', { languages: languageNames(of.languages) })}`}
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
            // Who comes is the next thing to say.
            if (outcome.data) void go('/group')
            else refresh()
            return outcome
          }}
        />
      )}
    </article>
  )
}
