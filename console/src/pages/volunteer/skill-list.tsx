import { dayText, localDay } from '../../api/time'
import { useText } from '../../i18n/text'
import { skillText } from './skills'

interface Props {
  of: readonly { readonly code: string; readonly certifiedUntil?: string | null }[]
}

/** Skills, each with its certificate: until when, that it has run out, or that there is none. */
export function SkillList({ of }: Props) {
  const t = useText()
  const today = localDay()
  return (
    <ul className="plain">
      {of.map(({ code, certifiedUntil: until }) => (
        <li key={code} data-skill={code}>
          {skillText(t, code)}{' '}
          <small className={until && until >= today ? 'good' : 'quiet'}>
            {!until
              ? t('volunteer.notCertified')
              : t(until < today ? 'volunteer.ranOut' : 'volunteer.certified', { day: dayText(until) })}
          </small>
        </li>
      ))}
    </ul>
  )
}
