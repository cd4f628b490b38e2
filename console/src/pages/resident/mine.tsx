import { Button } from 'antd'
import { useSubscription } from 'urql'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { usePages } from '../../api/use-pages'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { draftKey, endDraftKey } from '../../kit/draft'
import { Nothing, Waiting } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { ProblemNote } from '../../kit/problem-note'
import { Deadline } from '../board/deadline'
import {
  AffairsDocument,
  AskForHelpDocument,
  EvaluateDocument,
  MyCaseChangedDocument,
  MyNeedsDocument,
  WhereILiveDocument,
  type MyCaseFragment,
} from './mine.gen'

const pageSize = 20
const over = ['CLOSED', 'REDIRECTED', 'WITHDRAWN']

/** A resident's own needs, and how they stand. */
export function Mine() {
  const t = useText()
  const { resident } = useViewer()
  const id = resident?.id ?? ''
  const pages = usePages(MyNeedsDocument, { id, first: pageSize }, (data) => data.resident?.cases)
  const [{ data }] = useLive({ query: WhereILiveDocument, variables: { id }, requestPolicy: 'cache-first' })
  const home = data?.resident?.community
  if (!resident) return <Nothing text={t('mine.nobody')} />
  return (
    <div className="phone">
      <h1>{t('mine.hello', { name: data?.resident?.preferredName ?? '' })}</h1>
      {home?.station && (
        <p>
          {home.station.name} · <a href={`tel:${home.station.phone.replace(/\s/g, '')}`}>{home.station.phone}</a>
        </p>
      )}
      {home && <Ask residentId={id} community={home.code} done={pages.refresh} />}
      <h2>{t('nav.mine')}</h2>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && pages.nodes.length === 0 && <Nothing text={t('mine.none')} />}
      <ul className="plain" aria-live="polite">
        {pages.nodes.map((node) => (
          <li key={node.id}>
            <Need of={node} />
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </div>
  )
}

function Ask({ residentId, community, done }: { residentId: string; community: string; done: () => void }) {
  const t = useText()
  const [{ data }] = useLive({ query: AffairsDocument, requestPolicy: 'cache-first' })
  const ask = useAction(AskForHelpDocument)
  const affairs = data?.serviceItems.filter(({ active }) => active) ?? []
  return (
    <ActionDialog
      primary
      label={t('mine.ask')}
      draft="ask"
      fields={[
        {
          name: 'item',
          kind: 'select',
          label: t('mine.what'),
          required: true,
          options: affairs.map(({ code, title, category }) => ({
            value: code,
            label: `${t(`line.${category.line}`)} · ${title}`,
          })),
        },
        { name: 'summary', kind: 'text', label: t('newCase.summary'), hint: t('newCase.summaryHint'), required: true },
        { name: 'description', kind: 'long', label: t('mine.more') },
      ]}
      send={async ({ item, summary, description }) => {
        const outcome = await ask({
          input: {
            channel: 'APP',
            communityCode: community,
            residentId,
            serviceItemCode: String(item),
            summary: String(summary),
            description: description ? String(description) : null,
            idempotencyKey: draftKey('ask'),
          },
        })
        if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey('ask')
        if (outcome.data) done()
        return outcome
      }}
    />
  )
}

function Need({ of }: { of: MyCaseFragment }) {
  const t = useText()
  const isOver = over.includes(of.status)
  useSubscription({ query: MyCaseChangedDocument, variables: { id: of.id }, pause: isOver })
  const evaluate = useAction(EvaluateDocument)
  const rated = of.evaluations.some(({ by }) => by === 'RESIDENT')
  return (
    <article className="card" data-need={of.number}>
      <h3>
        {of.summary} <Mark of="caseStatus" value={of.status} />
      </h3>
      <p className="quiet">
        {of.number} · {of.category.name}
      </p>
      <Deadline of={of} />
      {of.referrals.length > 0 && (
        <ul className="plain">
          {of.referrals.map(({ id, provider, status }) => (
            <li key={id}>
              {provider?.name} <Mark of="referralStatus" value={status} />
            </li>
          ))}
        </ul>
      )}
      {of.certificate && (
        <p>
          {t('case.certificate')} {of.certificate.number}: {of.certificate.text}
        </p>
      )}
      {(of.status === 'RESOLVED' || of.status === 'CLOSED') && !rated && (
        <ActionDialog
          primary={of.status === 'RESOLVED'}
          label={t('mine.evaluate')}
          draft={`evaluate:${of.id}`}
          initial={{ resolved: true, satisfaction: 5 }}
          fields={[
            { name: 'resolved', kind: 'check', label: t('evaluation.resolved') },
            {
              name: 'satisfaction',
              kind: 'number',
              label: t('evaluation.satisfaction'),
              min: 1,
              max: 5,
              required: true,
            },
            { name: 'comment', kind: 'long', label: t('evaluation.comment') },
          ]}
          send={({ resolved, satisfaction, comment }) =>
            evaluate({
              input: {
                caseId: of.id,
                by: 'RESIDENT',
                resolved: resolved === true,
                satisfaction: Number(satisfaction),
                comment: comment ? String(comment) : null,
              },
            })
          }
        />
      )}
    </article>
  )
}
