import { Button } from 'antd'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { usePages } from '../../api/use-pages'
import { useViewer } from '../../frame/viewer'
import { useText, type Key } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { draftKey, endDraftKey } from '../../kit/draft'
import { Loaded, Nothing, Waiting } from '../../kit/loaded'
import { ProblemNote } from '../../kit/problem-note'
import { NotRegistered } from './not-registered'
import { ProposalItem } from './proposal-item'
import { MyCommunityDocument, ProposalsDocument, SubmitProposalDocument } from './proposals.gen'

const pageSize = 20
const kinds = ['DEMAND', 'DELIBERATION', 'THANKS'] as const

/** What residents propose and support. */
export function Proposals() {
  const t = useText()
  const { resident } = useViewer()
  const [result, read] = useLive({
    query: MyCommunityDocument,
    variables: { id: resident?.id ?? '' },
    requestPolicy: 'cache-first',
  })
  if (!resident) return <NotRegistered title={t('nav.proposals')} />
  return (
    <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
      {({ resident: own }) =>
        own ? (
          <List area={own.community.code} name={own.community.name} />
        ) : (
          <NotRegistered title={t('nav.proposals')} />
        )
      }
    </Loaded>
  )
}

function List({ area, name }: { area: string; name: string }) {
  const t = useText()
  const pages = usePages(ProposalsDocument, { area, first: pageSize }, ({ proposals }) => proposals)
  const submit = useAction(SubmitProposalDocument)
  return (
    <div className="phone">
      <h1>
        {t('nav.proposals')} · {name}
      </h1>
      <div className="buttons">
        <ActionDialog
          primary
          label={t('proposal.submit')}
          draft="proposal"
          initial={{ kind: 'DEMAND' }}
          fields={[
            {
              name: 'kind',
              kind: 'select',
              label: t('proposal.kind'),
              required: true,
              options: kinds.map((value) => ({ value, label: t(`proposalKind.${value}` satisfies Key) })),
            },
            { name: 'body', kind: 'long', label: t('proposal.body'), required: true },
          ]}
          send={async ({ kind, body }) => {
            const outcome = await submit({
              input: {
                kind: kinds.find((known) => known === kind) ?? 'DEMAND',
                areaCode: area,
                body: String(body),
                idempotencyKey: draftKey('proposal'),
              },
            })
            if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey('proposal')
            if (outcome.data) pages.refresh()
            return outcome
          }}
        />
      </div>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && pages.nodes.length === 0 && <Nothing text={t('proposal.none')} />}
      <ul className="plain">
        {pages.nodes.map((one) => (
          <li key={one.id}>
            <ProposalItem of={one} />
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </div>
  )
}
