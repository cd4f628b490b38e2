import { Link } from 'react-router'
import { useAction } from '../../api/use-action'
import { languageNames } from '../../i18n/language-name'
import { useText, type Key, type Say } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { ActionForm, type Values } from '../../kit/action-form'
import { Copy } from '../../kit/copy'
import { ticked, type Field } from '../../kit/field'
import { languagesField } from '../../kit/language-choice'
import { hubTime, readWeekTime, writeWeekTime } from '../../kit/week-time'
import { WeekTimes } from '../../kit/week-times'
import { SaveVolunteerDocument, type ProfileFileFragment } from './profile.gen'
import { skillCodes, skillFields, skillValues } from './skills'
import { SkillList } from './skill-list'

const saturdayMorning = { weekday: 6, from: '09:00', to: '12:00' }

/** What a volunteer says of themselves, and what the station has certified of it. */
export function Profile({ of, own = false }: { of: ProfileFileFragment; own?: boolean }) {
  const t = useText()
  const save = useAction(SaveVolunteerDocument)
  return (
    <section className="card" data-profile>
      <h2>{own ? t('volunteer.mine') : t('volunteer.about')}</h2>
      <dl className="facts">
        <dt>{t('volunteer.name')}</dt>
        <dd>{of.displayName}</dd>
        <dt>{t('volunteer.skills')}</dt>
        <dd>{of.skills.length === 0 ? '–' : <SkillList of={of.skills} />}</dd>
        <dt>{t('resident.languages')}</dt>
        <dd>{languageNames(of.languages) || '–'}</dd>
        <dt>{t('volunteer.free')}</dt>
        <dd>
          {of.availability.length === 0
            ? '–'
            : of.availability.map(({ weekday, from, to }) => (
                <div key={`${weekday} ${from}`}>
                  {t(`weekday.${weekday}` as Key)} {from}–{to}
                </div>
              ))}
        </dd>
        <dt>{t('nav.groups')}</dt>
        <dd>
          {of.groups.map(({ name }) => name).join(', ') || '–'}{' '}
          {own && <Link to="/groups">{t('volunteer.findGroup')}</Link>}
        </dd>
        <dt>{t('volunteer.number')}</dt>
        <dd>
          <span className="secret">{of.id}</span>
          {own && <small className="quiet"> {t('volunteer.numberWhat')}</small>}
        </dd>
      </dl>
      <div className="buttons">
        <ActionDialog
          label={t('volunteer.change')}
          draft={`profile:${of.id}`}
          initial={{
            displayName: of.displayName,
            ...skillValues(of.skills.map(({ code }) => code)),
            languages: of.languages,
            availability: of.availability.map(writeWeekTime),
          }}
          fields={fieldsOf(t)}
          check={(values) => rules(t, values)}
          send={(values) => save({ input: { id: of.id, ...inputOf(values) } })}
        />
        {own && <Copy label={t('volunteer.copyNumber')} text={of.id} />}
      </div>
    </section>
  )
}

/** Who has no profile yet becomes a volunteer by saying who they are. */
export function BecomeVolunteer({ name, done }: { name: string; done: () => void }) {
  const t = useText()
  const save = useAction(SaveVolunteerDocument)
  return (
    <section className="card">
      <h2>{t('volunteer.become')}</h2>
      <p>{t('volunteer.becomeWhat')}</p>
      <ActionForm
        draft="profile"
        submit={t('volunteer.begin')}
        initial={{ displayName: name, languages: ['zh'] }}
        fields={fieldsOf(t)}
        check={(values) => rules(t, values)}
        send={async (values) => {
          const outcome = await save({ input: inputOf(values) })
          if (outcome.data) done()
          return outcome
        }}
      />
    </section>
  )
}

function fieldsOf(t: Say): Field[] {
  return [
    {
      name: 'displayName',
      kind: 'text',
      label: t('volunteer.name'),
      hint: t('volunteer.nameHint'),
      required: true,
    },
    ...skillFields(t),
    languagesField(t),
    {
      name: 'availability',
      kind: 'own',
      label: t('volunteer.free'),
      hint: t('volunteer.freeHint'),
      control: (props) => <WeekTimes {...props} first={saturdayMorning} />,
    },
  ]
}

/** Times that run backwards, or stand in one another, are said at once. */
function rules(t: Say, values: Values): Record<string, string> {
  const times = ticked(values['availability']).map((text) => hubTime(readWeekTime(text)))
  if (times.some(({ from, to }) => from === '' || to === '')) return { availability: t('week.incomplete') }
  if (times.some(({ from, to }) => from >= to)) return { availability: t('week.backwards') }
  const sorted = times.toSorted((one, other) => one.weekday - other.weekday || (one.from < other.from ? -1 : 1))
  const overlap = sorted.some(({ weekday, to }, index) => {
    const next = sorted[index + 1]
    return next?.weekday === weekday && next.from < to
  })
  return overlap ? { availability: t('week.overlap') } : {}
}

function inputOf(values: Values) {
  return {
    displayName: String(values['displayName']),
    skills: skillCodes(values),
    languages: ticked(values['languages']),
    availability: ticked(values['availability']).map((text) => hubTime(readWeekTime(text))),
  }
}
