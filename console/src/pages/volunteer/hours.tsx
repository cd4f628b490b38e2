import { useSubscription } from 'urql'
import { clockText, timeText } from '../../api/time'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { Loaded, Nothing } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { Attendance } from './attendance'
import { Calendar } from './calendar'
import { MyHoursDocument, MyTaskChangedDocument, type MyHoursQuery } from './hours.gen'
import { BecomeVolunteer, Profile } from './profile'
import { MyProfileDocument } from './profile.gen'
import { TimeBank } from './time-bank'

type Coming = NonNullable<NonNullable<MyHoursQuery['volunteer']>['assignments']>[number]

/** A volunteer's own: where to be, the time bank, who they are, the calendar's address. */
export function Hours() {
  const t = useText()
  const { id, name, role } = useViewer()
  const [result, read] = useLive({ query: MyProfileDocument, variables: { id } })
  const reread = () => read({ requestPolicy: 'network-only' })
  return (
    <div className="phone">
      <h1>{t(role === 'RESIDENT' ? 'nav.volunteering' : 'nav.hours')}</h1>
      <Loaded result={result} retry={reread}>
        {({ volunteer }) =>
          volunteer ? (
            <>
              <Upcoming id={id} />
              <TimeBank volunteerId={id} by="volunteer" />
              <Profile of={volunteer} own />
              <Calendar />
            </>
          ) : (
            <BecomeVolunteer name={name} done={reread} />
          )
        }
      </Loaded>
    </div>
  )
}

function Upcoming({ id }: { id: string }) {
  const t = useText()
  const [result, read] = useLive({ query: MyHoursDocument, variables: { id } })
  const reread = () => read({ requestPolicy: 'network-only' })
  return (
    <section className="card">
      <h2>{t('hours.upcoming')}</h2>
      <Loaded result={result} retry={reread}>
        {({ volunteer }) => (
          <>
            {(volunteer?.assignments?.length ?? 0) === 0 && <Nothing text={t('hours.none')} />}
            <ul className="plain" aria-live="polite">
              {volunteer?.assignments?.map((assignment) => (
                <li key={assignment.id} className="card">
                  <Where of={assignment} reread={reread} />
                </li>
              ))}
            </ul>
            <p>
              {t('hours.served')}:{' '}
              <strong>{t('hours.count', { count: volunteer?.hoursServed.toFixed(1) ?? 0 })}</strong>
            </p>
          </>
        )}
      </Loaded>
    </section>
  )
}

/** One place to be at. A task that is called off, or begins, says so by itself. */
function Where({ of, reread }: { of: Coming; reread: () => void }) {
  const t = useText()
  const { task } = of.claim
  useSubscription({ query: MyTaskChangedDocument, variables: { id: task.id } }, (_before, event) => {
    reread()
    return event
  })
  return (
    <>
      <h3>
        {task.title} <Mark of="assignmentStatus" value={of.status} />
      </h3>
      <p>
        {timeText(task.startsAt)} – {clockText(task.endsAt)} · {task.area?.name}
        {task.location && (
          <>
            {' · '}
            <a href={`geo:${task.location.latitude},${task.location.longitude}`}>{t('hours.map')}</a>
          </>
        )}
      </p>
      <Attendance id={of.id} status={of.status} startsAt={task.startsAt} endsAt={task.endsAt} />
    </>
  )
}
