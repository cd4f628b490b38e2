import { timeText } from '../../api/time'
import { useText } from '../../i18n/text'
import { Nothing } from '../../kit/loaded'

interface Props {
  residentId: string
  entries: readonly {
    readonly at: string
    readonly actorId: string
    readonly actorOrganizationId?: string | null
    readonly scopes: readonly ('IDENTITY' | 'CONTACT' | 'ADDRESS' | 'PROFILE')[]
    readonly operation: string
  }[]
}

/** Who read which of a person's data. */
export function AccessEntries({ residentId, entries }: Props) {
  const t = useText()
  if (entries.length === 0) return <Nothing text={t('privacy.nobody')} />
  return (
    <ul className="plain">
      {entries.map(({ at, actorId, actorOrganizationId, scopes, operation }) => (
        <li key={at + actorId + operation}>
          <small className="quiet">{timeText(at)}</small> {operation} ·{' '}
          {scopes.map((scope) => t(`scope.${scope}`)).join(', ')}
          {actorId === residentId && ` · ${t('privacy.yourself')}`}
          {actorOrganizationId && ` · ${t('privacy.outside')}`}
        </li>
      ))}
    </ul>
  )
}
