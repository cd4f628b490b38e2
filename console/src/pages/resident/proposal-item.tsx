import { useState } from 'react'
import { timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useText } from '../../i18n/text'
import { ActionButton } from '../../kit/action-button'
import { Mark } from '../../kit/mark'
import { SupportProposalDocument, type ProposalRowFragment } from './proposals.gen'

/** One proposal: what was said, what was answered, and one's own support. */
export function ProposalItem({ of }: { of: ProposalRowFragment }) {
  const t = useText()
  const support = useAction(SupportProposalDocument)
  const [supported, setSupported] = useState(false)
  return (
    <article className="card" data-proposal={of.id}>
      <Mark of="proposalKind" value={of.kind} /> <Mark of="proposalStatus" value={of.status} />
      <p>{of.body}</p>
      {of.answer && (
        <p>
          <strong>{t('proposal.answer')}</strong> {of.answer}
        </p>
      )}
      <p className="quiet">
        {of.authorName} · {timeText(of.submittedAt)} · {t('proposal.supporters', { count: of.supporters })}
      </p>
      <p role="status" className="good">
        {supported && t('proposal.supported')}
      </p>
      {of.status === 'OPEN' && !supported && (
        <ActionButton
          label={t('proposal.support')}
          send={async () => {
            const outcome = await support({ id: of.id })
            if (outcome.data) setSupported(true)
            return outcome
          }}
        />
      )}
    </article>
  )
}
