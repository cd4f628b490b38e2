import { Link, useParams } from 'react-router'
import { clockText, localDay, timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { Loaded, Nothing } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { Profile } from '../volunteer/profile'
import { knownSkills, skillText } from '../volunteer/skills'
import { TimeBank } from '../volunteer/time-bank'
import { CertifySkillDocument, VolunteerPageDocument, type VolunteerFileFragment } from './volunteers.gen'

/** How long a certificate runs when nobody says otherwise, in days. */
const usual = 365

/** One volunteer, for the station: what they can do, where they are to be, and their account. */
export function VolunteerPage() {
  const t = useText()
  const { id = '' } = useParams()
  const [result, read] = useLive({ query: VolunteerPageDocument, variables: { id } })
  return (
    <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
      {({ volunteer }) =>
        volunteer ? (
          <article>
            <p>
              <Link to="/service?show=volunteers">← {t('station.part.volunteers')}</Link>
            </p>
            <h1>{volunteer.displayName}</h1>
            <div className="columns">
              <div>
                <Profile of={volunteer} />
                <Certify of={volunteer} />
              </div>
              <div>
                <TimeBank volunteerId={volunteer.id} by="station" />
                <section className="card">
                  <h2>{t('volunteer.upcoming')}</h2>
                  {(volunteer.assignments?.length ?? 0) === 0 && <Nothing text={t('volunteer.nothingPlanned')} />}
                  <ul className="plain">
                    {volunteer.assignments?.map(({ id: assignment, status, claim: { task } }) => (
                      <li key={assignment}>
                        {timeText(task.startsAt)} – {clockText(task.endsAt)} · {task.title}{' '}
                        <Mark of="assignmentStatus" value={status} />
                      </li>
                    ))}
                  </ul>
                  <p>
                    {t('hours.served')}: <strong>{volunteer.hoursServed.toFixed(1)}</strong>
                  </p>
                </section>
              </div>
            </div>
          </article>
        ) : (
          <>
            <h1>{t('station.part.volunteers')}</h1>
            <Nothing text={t('volunteer.absent')}>
              <Link to="/service?show=volunteers">{t('station.part.volunteers')}</Link>
            </Nothing>
          </>
        )
      }
    </Loaded>
  )
}

/** The station's word that somebody can do something, until a day. Said again, it runs until the new day. */
function Certify({ of }: { of: VolunteerFileFragment }) {
  const t = useText()
  const certify = useAction(CertifySkillDocument)
  const own = of.skills.map(({ code }) => code)
  const codes = [...own, ...knownSkills.filter((code) => !own.includes(code))]
  return (
    <section className="card">
      <h2>{t('certify.title')}</h2>
      <p className="quiet">{t('certify.what')}</p>
      <ActionDialog
        label={t('certify.do')}
        draft={`certify:${of.id}`}
        initial={{ until: localDay(usual) }}
        fields={[
          {
            name: 'skill',
            kind: 'select',
            label: t('certify.skill'),
            required: true,
            options: codes.map((code) => ({ value: code, label: skillText(t, code) })),
          },
          { name: 'until', kind: 'date', label: t('certify.until'), hint: t('certify.untilHint'), required: true },
        ]}
        check={({ until }): Record<string, string> =>
          until && String(until) < localDay() ? { until: t('certify.past') } : {}
        }
        send={({ skill, until }) => certify({ id: of.id, skill: String(skill), until: String(until) })}
      />
    </section>
  )
}
