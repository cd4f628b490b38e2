import { Button } from 'antd'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { usePages } from '../../api/use-pages'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { draftKey, endDraftKey } from '../../kit/draft'
import { Loaded, Nothing, Waiting } from '../../kit/loaded'
import { ProblemNote } from '../../kit/problem-note'
import { AffairsDocument, AskForHelpDocument, MyNeedsDocument, WhereILiveDocument } from './mine.gen'
import { Need } from './need'
import { NotRegistered } from './not-registered'

const pageSize = 20

/** A resident's own needs, and how they stand. */
export function Mine() {
  const t = useText()
  const { resident } = useViewer()
  const id = resident?.id ?? ''
  const pages = usePages(MyNeedsDocument, { id, first: pageSize }, (data) => data.resident?.cases)
  const [where, read] = useLive({ query: WhereILiveDocument, variables: { id }, requestPolicy: 'cache-first' })
  const { data } = where
  const home = data?.resident?.community
  if (!resident) return <NotRegistered title={t('nav.mine')} />
  return (
    <div className="phone">
      <h1>{t('mine.hello', { name: data?.resident?.preferredName ?? '' })}</h1>
      {home?.station && (
        <p>
          {home.station.name} · <a href={`tel:${home.station.phone.replace(/\s/g, '')}`}>{home.station.phone}</a>
        </p>
      )}
      <Loaded result={where} retry={() => read({ requestPolicy: 'network-only' })}>
        {() => (
          <div className="buttons">{home && <Ask residentId={id} community={home.code} done={pages.refresh} />}</div>
        )}
      </Loaded>
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
