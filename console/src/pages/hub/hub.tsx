import { Button } from 'antd'
import { useState } from 'react'
import { useSubscription } from 'urql'
import { timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton } from '../../kit/action-button'
import { Dialog } from '../../kit/dialog'
import { Loaded, Nothing } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { Said } from '../../kit/problem-note'
import { Reach } from '../../kit/reach'
import { differenceOf } from './difference'
import {
  HistoryDocument,
  RollbackDocument,
  SocketDocument,
  SupergraphChangedDocument,
  TextsDocument,
  UnplugDocument,
  type SubgraphRowFragment,
} from './hub.gen'
import { Picture } from './picture'

const shown = 20

/** The socket itself: what is plugged in, how it does, and how it came to be. */
export function Hub() {
  const t = useText()
  const [result, read] = useLive({ query: SocketDocument })
  const reread = () => read({ requestPolicy: 'network-only' })
  useSubscription({ query: SupergraphChangedDocument }, (_before, event) => {
    reread()
    return event
  })
  return (
    <>
      <h1>{t('hub.title')}</h1>
      <Loaded result={result} retry={reread}>
        {({ subgraphs, supergraph }) => (
          <>
            <p>
              {t('hub.serving', { version: supergraph.version, at: timeText(supergraph.publishedAt) })}{' '}
              <Said text={supergraph.change} />
            </p>
            <Picture of={subgraphs} />
            <h2>{t('hub.subgraphs')}</h2>
            <ul className="plain columns">
              {subgraphs.map((one) => (
                <li key={one.name}>
                  <Plugged of={one} reread={reread} />
                </li>
              ))}
            </ul>
            <History key={supergraph.version} current={supergraph.version} reread={reread} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Plugged({ of, reread }: { of: SubgraphRowFragment; reread: () => void }) {
  const t = useText()
  const unplug = useAction(UnplugDocument)
  return (
    <article className="card" data-subgraph={of.name}>
      <h3>
        {of.name} <Mark of="subgraphStatus" value={of.status} />
        {of.health.circuitOpen && <span className="late"> {t('hub.open')}</span>}
      </h3>
      <p className="quiet">
        {[of.owner?.name, of.url, timeText(of.pluggedAt)]
          .filter((part) => part !== null && part !== undefined)
          .join(' · ')}
      </p>
      <p>
        {t('plug.health', {
          requests: of.health.requests,
          failures: of.health.failures,
          p99: Math.round(of.health.p99Milliseconds ?? 0),
        })}
      </p>
      <Reach of={of} />
      {(of.status === 'PLUGGED' || of.status === 'DEGRADED') && (
        <div className="buttons">
          <ActionButton
            danger
            label={t('plug.unplug')}
            send={async () => {
              const outcome = await unplug({ name: of.name })
              reread()
              return outcome
            }}
          />
        </div>
      )}
    </article>
  )
}

function History({ current, reread }: { current: number; reread: () => void }) {
  const t = useText()
  const { role } = useViewer()
  const [result, read] = useLive({ query: HistoryDocument, variables: { first: shown } })
  const rollback = useAction(RollbackDocument)
  const [compared, compare] = useState<number | null>(null)
  return (
    <section className="card">
      <h2>{t('hub.history')}</h2>
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
        {({ supergraphHistory: history }) =>
          history.length === 0 ? (
            <Nothing text={t('hub.noHistory')} />
          ) : (
            <ul className="plain">
              {history.map((one) => (
                <li key={one.version} className="card">
                  <strong>{t('hub.version', { version: one.version })}</strong> · {timeText(one.publishedAt)} ·{' '}
                  <Said text={one.change} />
                  <br />
                  <small className="quiet">{one.subgraphs.join(', ')}</small>
                  {one.version !== current && (
                    <div className="buttons">
                      <Button onClick={() => compare(one.version)}>{t('hub.compare')}</Button>
                      {role === 'HUB_ADMIN' && (
                        <ActionButton
                          danger
                          label={t('hub.rollback', { version: one.version })}
                          send={async () => {
                            const outcome = await rollback({ version: one.version })
                            reread()
                            return outcome
                          }}
                        />
                      )}
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {compared !== null && <Difference version={compared} close={() => compare(null)} />}
    </section>
  )
}

function Difference({ version, close }: { version: number; close: () => void }) {
  const t = useText()
  const [result, read] = useLive({ query: TextsDocument, variables: { first: shown } })
  return (
    <Dialog title={t('hub.difference', { version })} onClose={close}>
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
        {({ supergraph, supergraphHistory }) => {
          const old = supergraphHistory.find((one) => one.version === version)
          const lines = old ? differenceOf(old.sdl, supergraph.sdl) : []
          return lines.length === 0 ? (
            <Nothing text={t('hub.same')} />
          ) : (
            <pre lang="en" tabIndex={0}>
              {lines.map(({ sign, line }) => `${sign} ${line}`).join('\n')}
            </pre>
          )
        }}
      </Loaded>
    </Dialog>
  )
}
