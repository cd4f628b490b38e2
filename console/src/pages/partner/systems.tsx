import { Alert, Button } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText, type Key } from '../../i18n/text'
import { ActionButton, ActionDialog } from '../../kit/action-button'
import { ticked } from '../../kit/field'
import { Loaded, Nothing } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { Said } from '../../kit/problem-note'
import { Leave } from './leave'
import { PlugIn } from './plug-in'
import { events } from './webhook-events'
import {
  EnableWebhookDocument,
  HooksDocument,
  IssueCredentialDocument,
  RedeliverDocument,
  RegisterWebhookDocument,
  RemoveWebhookDocument,
  RotateWebhookSecretDocument,
  TestWebhookDocument,
  type HooksQuery,
} from './systems.gen'

type Hook = NonNullable<NonNullable<HooksQuery['organization']>['webhooks']>[number]

/** How often a delivery that is on its way is looked at. */
const pendingMilliseconds = 1_000

/** How an organisation's own systems reach the hub, and how the hub reaches them. */
export function Systems() {
  const t = useText()
  const { organizationId } = useViewer()
  const id = organizationId ?? ''
  return (
    <>
      <h1>{t('nav.systems')}</h1>
      <div className="columns">
        <div>
          <Credentials id={id} />
          <Webhooks id={id} />
          <Leave id={id} />
        </div>
        <PlugIn organizationId={id} />
      </div>
    </>
  )
}

/** Said once: what is not written down now is gone. */
function Secret({ children }: { children: ReactNode }) {
  const t = useText()
  return <Alert type="success" role="status" title={t('systems.once')} description={children} />
}

function Credentials({ id }: { id: string }) {
  const t = useText()
  const issue = useAction(IssueCredentialDocument)
  const [issued, setIssued] = useState<{ clientId: string; clientSecret: string; tokenUrl: string } | null>(null)
  return (
    <section className="card">
      <h2>{t('systems.credentials')}</h2>
      <p className="quiet">{t('systems.credentialsWhat')}</p>
      <ActionButton
        label={t('systems.issue')}
        send={async () => {
          const outcome = await issue({ id })
          if (outcome.data) setIssued(outcome.data.issueCredential)
          return outcome
        }}
      />
      {issued && (
        <Secret>
          <dl className="facts">
            <dt>client_id</dt>
            <dd className="secret">{issued.clientId}</dd>
            <dt>client_secret</dt>
            <dd className="secret">{issued.clientSecret}</dd>
            <dt>{t('systems.tokenUrl')}</dt>
            <dd className="secret">{issued.tokenUrl}</dd>
          </dl>
        </Secret>
      )}
    </section>
  )
}

function Webhooks({ id }: { id: string }) {
  const t = useText()
  const [result, read] = useLive({ query: HooksDocument, variables: { id } })
  const reread = () => read({ requestPolicy: 'network-only' })
  const pending = result.data?.organization?.webhooks?.some(({ deliveries }) =>
    deliveries.some(({ status }) => status === 'PENDING'),
  )
  useEffect(() => {
    if (!pending) return
    const timer = setInterval(() => read({ requestPolicy: 'network-only' }), pendingMilliseconds)
    return () => clearInterval(timer)
  }, [pending, read])
  const register = useAction(RegisterWebhookDocument)
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <section className="card">
      <h2>{t('systems.webhooks')}</h2>
      <ActionDialog
        label={t('systems.register')}
        draft="new-webhook"
        initial={{ events: [...events] }}
        fields={[
          { name: 'url', kind: 'url', label: t('systems.url'), hint: t('systems.urlHint'), required: true },
          {
            name: 'events',
            kind: 'checks',
            label: t('systems.events'),
            required: true,
            options: events.map((value) => ({ value, label: value })),
          },
        ]}
        send={async ({ url, events }) => {
          const outcome = await register({
            url: String(url),
            events: ticked(events),
          })
          if (outcome.data) {
            setSecret(outcome.data.registerWebhook.secret)
            reread()
          }
          return outcome
        }}
      />
      {secret && (
        <Secret>
          <span className="secret">{secret}</span>
        </Secret>
      )}
      <Loaded result={result} retry={reread}>
        {({ organization }) =>
          organization?.webhooks?.length ? (
            <ul className="plain">
              {organization.webhooks.map((hook) => (
                <li key={hook.id}>
                  <Endpoint of={hook} reread={reread} tell={setSecret} />
                </li>
              ))}
            </ul>
          ) : (
            <Nothing text={t('systems.none')} />
          )
        }
      </Loaded>
    </section>
  )
}

interface EndpointProps {
  of: Hook
  reread: () => void
  /** Told of a new secret. */
  tell: (secret: string) => void
}

function Endpoint({ of, reread, tell }: EndpointProps) {
  const t = useText()
  const [enable, rotate] = [useAction(EnableWebhookDocument), useAction(RotateWebhookSecretDocument)]
  const [test, remove, redeliver] = [
    useAction(TestWebhookDocument),
    useAction(RemoveWebhookDocument),
    useAction(RedeliverDocument),
  ]
  const then = async <T,>(sent: Promise<T>): Promise<T> => {
    const outcome = await sent
    reread()
    return outcome
  }
  return (
    <div className="card">
      <h3 className="secret">{of.url}</h3>
      <p className="quiet">
        {of.events.join(', ')} {!of.enabled && <span className="late">{t('systems.off')}</span>}{' '}
        {of.disabledBecause && t(`hookOff.${of.disabledBecause}` as Key)}
      </p>
      <div className="buttons">
        <ActionButton label={t('systems.test')} send={() => then(test({ id: of.id }))} />
        {!of.enabled && of.disabledBecause !== 'LEFT' && (
          <ActionButton primary label={t('systems.enable')} send={() => then(enable({ id: of.id }))} />
        )}
        <ActionButton
          label={t('systems.rotate')}
          send={async () => {
            const outcome = await rotate({ id: of.id })
            if (outcome.data) tell(outcome.data.rotateWebhookSecret.secret)
            return outcome
          }}
        />
        <ActionButton danger label={t('systems.remove')} send={() => then(remove({ id: of.id }))} />
        <Button onClick={reread}>{t('systems.reread')}</Button>
      </div>
      {of.deliveries.length > 0 && (
        <div className="wide" tabIndex={0} role="region" aria-label={`${t('systems.deliveries')} · ${of.url}`}>
          <table>
            <caption className="quiet">{t('systems.deliveries')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('systems.event')}</th>
                <th scope="col">{t('systems.status')}</th>
                <th scope="col">{t('systems.attempts')}</th>
                <th scope="col">{t('systems.when')}</th>
                <th scope="col">{t('systems.again')}</th>
              </tr>
            </thead>
            <tbody>
              {of.deliveries.map((delivery) => (
                <tr key={delivery.id}>
                  <td>{delivery.event}</td>
                  <td>
                    <Mark of="deliveryStatus" value={delivery.status} />{' '}
                    {delivery.lastError ? (
                      <small>
                        <Said text={delivery.lastError} />
                      </small>
                    ) : (
                      delivery.lastStatusCode
                    )}
                  </td>
                  <td className="number">{delivery.attempts}</td>
                  <td>{timeText(delivery.createdAt)}</td>
                  <td>
                    <ActionButton label={t('systems.redeliver')} send={() => then(redeliver({ id: delivery.id }))} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
