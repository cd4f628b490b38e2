import { Button } from 'antd'
import { Link } from 'react-router'
import { timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { usePages } from '../../api/use-pages'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { Nothing, Waiting } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { ProblemNote } from '../../kit/problem-note'
import { AnswerProposalDocument, OpenProposalsDocument, type AskedRowFragment } from './desk.gen'

const pageSize = 20
const answers = ['ANSWERED', 'DECLINED'] as const

/** What residents have proposed: answered here, or made a case. */
export function Proposals({ area }: { area: string }) {
  const t = useText()
  const pages = usePages(OpenProposalsDocument, { area, first: pageSize }, ({ proposals }) => proposals)
  const open = pages.nodes.filter(({ status }) => status === 'OPEN')
  return (
    <section className="card">
      <h2>{t('desk.proposals')}</h2>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && open.length === 0 && <Nothing text={t('desk.noProposals')} />}
      <ul className="plain">
        {open.map((one) => (
          <li key={one.id} className="card">
            <Proposed of={one} />
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </section>
  )
}

function Proposed({ of }: { of: AskedRowFragment }) {
  const t = useText()
  const answer = useAction(AnswerProposalDocument)
  return (
    <>
      <Mark of="proposalKind" value={of.kind} />
      <p>{of.body}</p>
      <p className="quiet">
        {of.authorName} · {timeText(of.submittedAt)} · {t('proposal.supporters', { count: of.supporters })}
      </p>
      <div className="buttons">
        <ActionDialog
          primary
          label={t('desk.answer')}
          draft={`answer:${of.id}`}
          initial={{ status: 'ANSWERED' }}
          fields={[
            { name: 'answer', kind: 'long', label: t('desk.answerText'), required: true },
            {
              name: 'status',
              kind: 'select',
              label: t('systems.status'),
              required: true,
              options: answers.map((value) => ({ value, label: t(`proposalStatus.${value}`) })),
            },
          ]}
          send={({ answer: text, status }) => {
            const outcome = answers.find((known) => known === status) ?? 'ANSWERED'
            return answer({ id: of.id, answer: String(text), status: outcome })
          }}
        />
        {of.case ? (
          <Link to={`/cases/${of.case.id}`}>{of.case.number}</Link>
        ) : (
          <Link to={`/cases/new?proposal=${of.id}`} state={{ description: of.body }}>
            {t('visit.openCase')}
          </Link>
        )}
      </div>
    </>
  )
}
