import { useEffect } from 'react'
import { useSubscription } from 'urql'
import { clockText, localDay, timeText, useNow } from '../../api/time'
import { useAction } from '../../api/use-action'
import { usePages } from '../../api/use-pages'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { ticked } from '../../kit/field'
import { Mark } from '../../kit/mark'
import { Attendance } from './attendance'
import {
  AssignVolunteersDocument,
  ClaimedTaskChangedDocument,
  ReleaseClaimDocument,
  UnassignVolunteerDocument,
  WhoCanComeDocument,
  type ClaimRowFragment,
} from './group.gen'
import { skillsText } from './skills'

const pageSize = 100

interface Props {
  of: ClaimRowFragment
  groupId: string
  reread: () => void
}

/** What a group has claimed: who comes, who has come, and giving it back. */
export function Claimed({ of, groupId, reread }: Props) {
  const t = useText()
  const release = useAction(ReleaseClaimDocument)
  const { task } = of
  useSubscription({ query: ClaimedTaskChangedDocument, variables: { id: task.id } }, (_before, event) => {
    reread()
    return event
  })
  return (
    <article className="card" data-claim={task.title}>
      <h3>
        {task.title} <Mark of="claimStatus" value={of.status} />
      </h3>
      <p>
        {timeText(task.startsAt)} – {clockText(task.endsAt)} · {task.area?.name}
        {task.skills.length > 0 && ` · ${t('task.skills', { skills: skillsText(t, task.skills) })}`}
      </p>
      <p className="quiet">{t('group.named', { count: of.assignments.length, seats: of.seats })}</p>
      <ul className="plain lines">
        {of.assignments.map((assignment) => (
          <li key={assignment.id} data-assignment={assignment.volunteer.displayName}>
            <div>
              {assignment.volunteer.displayName} <Mark of="assignmentStatus" value={assignment.status} />
              <Attendance id={assignment.id} status={assignment.status} startsAt={task.startsAt} endsAt={task.endsAt} />
            </div>
            <TakeOff of={assignment} startsAt={task.startsAt} />
          </li>
        ))}
      </ul>
      <div className="buttons">
        {of.assignments.length < of.seats && <Assign of={of} groupId={groupId} />}
        <ActionDialog
          danger
          label={t('group.release')}
          draft={`release:${of.id}`}
          fields={[{ name: 'reason', kind: 'long', label: t('form.reason'), required: true }]}
          send={async ({ reason }) => {
            const outcome = await release({ id: of.id, reason: String(reason) })
            if (outcome.data) reread()
            return outcome
          }}
        />
      </div>
    </article>
  )
}

/** Those who are not named yet; who lacks a certificate for the task can be seen, and not be chosen by mistake. */
function Assign({ of, groupId }: { of: ClaimRowFragment; groupId: string }) {
  const t = useText()
  const assign = useAction(AssignVolunteersDocument)
  const pages = usePages(WhoCanComeDocument, { id: groupId, first: pageSize }, (data) => data.volunteerGroup?.members)
  useEffect(() => {
    if (pages.hasMore) pages.more()
  })
  const { task, assignments, seats } = of
  const day = localDay(0, Date.parse(task.endsAt))
  const free = pages.nodes
    .filter(({ id }) => !assignments.some(({ volunteer }) => volunteer.id === id))
    .map(({ id, displayName, skills }) => {
      const certified = skills.filter(({ certifiedUntil }) => certifiedUntil && certifiedUntil >= day)
      const lacks = task.skills.filter((code) => !certified.some((skill) => skill.code === code))
      const label =
        lacks.length > 0 ? `${displayName} · ${t('group.lacks', { skills: skillsText(t, lacks) })}` : displayName
      return { value: id, label, lacks: lacks.length }
    })
    .toSorted((one, other) => one.lacks - other.lacks)
  const left = seats - assignments.length
  return (
    <ActionDialog
      primary={assignments.length === 0}
      label={t('group.assign')}
      draft={`assign:${of.id}`}
      fields={[
        {
          name: 'ids',
          paths: ['volunteerIds'],
          kind: 'checks',
          label: t('group.who', { seats: left }),
          ...(free.length === 0 && { hint: t(pages.loading ? 'state.loading' : 'group.nobodyLeft') }),
          required: true,
          options: free,
        },
      ]}
      check={({ ids }): Record<string, string> =>
        ticked(ids).length > left ? { ids: t('group.tooMany', { seats: left }) } : {}
      }
      send={({ ids }) => assign({ claimId: of.id, ids: ticked(ids) })}
    />
  )
}

/** Somebody cannot come: until the task begins. */
function TakeOff({ of, startsAt }: { of: ClaimRowFragment['assignments'][number]; startsAt: string }) {
  const t = useText()
  const takeOff = useAction(UnassignVolunteerDocument)
  const now = useNow()
  if (of.status !== 'ASSIGNED' || now >= Date.parse(startsAt)) return null
  return (
    <ActionDialog
      label={t('group.takeOff')}
      title={t('group.takeOffWho', { name: of.volunteer.displayName })}
      what={t('group.takeOffWhat')}
      draft={`take-off:${of.id}`}
      fields={[]}
      send={() => takeOff({ id: of.id })}
    />
  )
}
