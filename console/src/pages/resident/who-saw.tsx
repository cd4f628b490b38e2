import { Button } from 'antd'
import { timeText } from '../../api/time'
import { usePages } from '../../api/use-pages'
import { useText } from '../../i18n/text'
import { Nothing, Waiting } from '../../kit/loaded'
import { ProblemNote } from '../../kit/problem-note'
import { GranteeName } from './grantee-name'
import { WhoSawDocument } from './privacy.gen'

const pageSize = 20

interface Props {
  id: string
  staff: readonly { readonly id: string; readonly name: string }[]
}

/** Who read which of a resident's data, by name as far as the hub tells it. */
export function WhoSaw({ id, staff }: Props) {
  const t = useText()
  const pages = usePages(WhoSawDocument, { id, first: pageSize }, ({ resident }) => resident?.accessLog)
  const names = new Map(staff.map((member) => [member.id, member.name]))
  const who = (actorId: string, organization: string | null | undefined) => {
    if (actorId === id) return t('privacy.yourself')
    if (organization) return <GranteeName id={organization} />
    return names.get(actorId) ?? t('privacy.somebody')
  }
  return (
    <>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && pages.nodes.length === 0 && <Nothing text={t('privacy.nobody')} />}
      <ul className="plain">
        {pages.nodes.map(({ at, actorId, actorOrganizationId, scopes, operation }) => (
          <li key={at + actorId + operation + scopes.join()}>
            <small className="quiet">{timeText(at)}</small> <strong>{who(actorId, actorOrganizationId)}</strong> ·{' '}
            {scopes.map((scope) => t(`scope.${scope}`)).join(', ')}
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </>
  )
}
