import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useAction } from '../../api/use-action'
import { usePages } from '../../api/use-pages'
import { languageNames } from '../../i18n/language-name'
import { useText } from '../../i18n/text'
import { ActionButton } from '../../kit/action-button'
import { Waiting } from '../../kit/loaded'
import { ProblemNote } from '../../kit/problem-note'
import { AdmitMemberDocument, DeclineMemberDocument, RequestsDocument, type MemberRowFragment } from './members.gen'
import { SkillList } from './skill-list'

const pageSize = 50

interface Props {
  groupId: string
  /** Told when somebody has been let in. */
  admitted: (id: string) => void
  /** Told when somebody has been declined. */
  declined: () => void
}

/** Who asks to be let into a group, who has waited longest first. */
export function Requests({ groupId, admitted, declined }: Props) {
  const t = useText()
  const pages = usePages(
    RequestsDocument,
    { group: groupId, first: pageSize },
    ({ volunteerGroup }) => volunteerGroup?.requests,
  )
  const [answered, setAnswered] = useState<readonly string[]>([])
  const [said, say] = useState('')
  const waiting = pages.nodes.filter(({ id }) => !answered.includes(id))
  const over = (id: string, what: string) => {
    // The first page is read again; one further on is not, so who has been answered is taken out of what stands there.
    if (pages.nodes.findIndex((one) => one.id === id) >= pageSize) setAnswered([...answered, id])
    say(what)
    pages.refresh()
  }
  return (
    <section className="card" data-requests>
      <h3>{t('member.requests', { count: pages.total ?? 0 })}</h3>
      <div role="status">{said !== '' && <Alert type="success" showIcon title={said} />}</div>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && waiting.length === 0 && <p className="quiet">{t('member.noRequests')}</p>}
      <ul className="plain">
        {waiting.map((volunteer) => (
          <li key={volunteer.id} className="card" data-request={volunteer.displayName}>
            <Request
              of={volunteer}
              groupId={groupId}
              admitted={() => {
                over(volunteer.id, t('member.isMember', { name: volunteer.displayName }))
                admitted(volunteer.id)
              }}
              declined={() => {
                over(volunteer.id, t('member.isDeclined', { name: volunteer.displayName }))
                declined()
              }}
              gone={() => over(volunteer.id, t('member.isAnswered', { name: volunteer.displayName }))}
            />
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </section>
  )
}

interface RequestProps {
  of: MemberRowFragment
  groupId: string
  admitted: () => void
  declined: () => void
  /** Told when somebody else has answered already. */
  gone: () => void
}

function Request({ of, groupId, admitted, declined, gone }: RequestProps) {
  const t = useText()
  const [admit, decline] = [useAction(AdmitMemberDocument), useAction(DeclineMemberDocument)]
  const answer = async (send: typeof admit | typeof decline, done: () => void) => {
    const outcome = await send({ group: groupId, volunteer: of.id })
    if (outcome.data) done()
    else if (outcome.problem.code === 'NOT_FOUND') gone()
    return outcome
  }
  return (
    <>
      <strong>{of.displayName}</strong>
      {of.languages.length > 0 && <span className="quiet"> · {languageNames(of.languages)}</span>}
      <SkillList of={of.skills} />
      <div className="buttons" role="group" aria-label={of.displayName}>
        <ActionButton primary label={t('member.admit')} send={() => answer(admit, admitted)} />
        <ActionButton danger label={t('member.decline')} send={() => answer(decline, declined)} />
      </div>
    </>
  )
}
