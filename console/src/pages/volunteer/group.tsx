import { clockText, timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton, ActionDialog } from '../../kit/action-button'
import { ticked } from '../../kit/field'
import { Loaded, Nothing } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import {
  AssignVolunteersDocument,
  CheckInDocument,
  CheckOutDocument,
  MyGroupDocument,
  ReleaseClaimDocument,
  type ClaimRowFragment,
} from './group.gen'

interface Member {
  readonly id: string
  readonly displayName: string
}

/** A coordinator's group: what it has claimed, and who comes. */
export function Group() {
  const t = useText()
  const { organizationId } = useViewer()
  const [result, read] = useLive({ query: MyGroupDocument, variables: { id: organizationId ?? '' } })
  const reread = () => read({ requestPolicy: 'network-only' })
  return (
    <div className="phone">
      <Loaded result={result} retry={reread}>
        {({ volunteerGroup: group }) =>
          group ? (
            <>
              <h1>{group.name}</h1>
              <p>{t('group.about', { members: group.memberCount, hours: Math.round(group.hoursServed) })}</p>
              <h2>{t('group.claims')}</h2>
              {(group.claims?.edges.length ?? 0) === 0 && <Nothing text={t('group.none')} />}
              <ul className="plain">
                {group.claims?.edges.map(({ node }) => (
                  <li key={node.id}>
                    <Claimed
                      of={node}
                      members={group.members?.edges.map(({ node: member }) => member) ?? []}
                      reread={reread}
                    />
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <Nothing text={t('task.noGroup')} />
          )
        }
      </Loaded>
    </div>
  )
}

function Claimed({ of, members, reread }: { of: ClaimRowFragment; members: readonly Member[]; reread: () => void }) {
  const t = useText()
  const [assign, release] = [useAction(AssignVolunteersDocument), useAction(ReleaseClaimDocument)]
  const { task } = of
  return (
    <article className="card" data-claim={task.title}>
      <h3>
        {task.title} <Mark of="claimStatus" value={of.status} />
      </h3>
      <p>
        {timeText(task.startsAt)} – {clockText(task.endsAt)} · {task.area?.name}
      </p>
      <ul className="plain">
        {of.assignments.map((assignment) => (
          <li key={assignment.id}>
            {assignment.volunteer.displayName} <Mark of="assignmentStatus" value={assignment.status} />
            <Attendance id={assignment.id} status={assignment.status} />
          </li>
        ))}
      </ul>
      <div className="buttons">
        <ActionDialog
          primary={of.assignments.length === 0}
          label={t('group.assign')}
          draft={`assign:${of.id}`}
          fields={[
            {
              name: 'ids',
              kind: 'checks',
              label: t('group.who', { seats: of.seats }),
              required: true,
              options: members.map(({ id, displayName }) => ({ value: id, label: displayName })),
            },
          ]}
          send={({ ids }) => assign({ claimId: of.id, ids: ticked(ids) })}
        />
        <ActionDialog
          danger
          label={t('group.release')}
          draft={`release:${of.id}`}
          fields={[{ name: 'reason', kind: 'long', label: t('form.reason'), required: true }]}
          send={async ({ reason }) => {
            const outcome = await release({ id: of.id, reason: String(reason) })
            reread()
            return outcome
          }}
        />
      </div>
    </article>
  )
}

/** Coming and going of one volunteer. */
export function Attendance({ id, status }: { id: string; status: string }) {
  const t = useText()
  const [come, go] = [useAction(CheckInDocument), useAction(CheckOutDocument)]
  return (
    <div className="buttons">
      {status === 'ASSIGNED' && <ActionButton primary label={t('group.checkIn')} send={() => come({ id })} />}
      {status === 'CHECKED_IN' && <ActionButton primary label={t('group.checkOut')} send={() => go({ id })} />}
    </div>
  )
}
