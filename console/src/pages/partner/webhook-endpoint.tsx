import { Button } from 'antd'
import { timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useText, type Key } from '../../i18n/text'
import { ActionButton, ActionDialog } from '../../kit/action-button'
import { Mark } from '../../kit/mark'
import { Said } from '../../kit/problem-note'
import {
  EnableWebhookDocument,
  RedeliverDocument,
  RemoveWebhookDocument,
  RotateWebhookSecretDocument,
  TestWebhookDocument,
  type HooksQuery,
} from './systems.gen'
import { eventText } from './webhook-events'

type Hook = NonNullable<NonNullable<HooksQuery['organization']>['webhooks']>[number]
type Delivery = Hook['deliveries'][number]

interface EndpointProps {
  of: Hook
  reread: () => void
  /** Told of a new secret. */
  tell: (secret: string) => void
}

/** One address: what it is told of, whether it takes it, and its last deliveries. */
export function Endpoint({ of, reread, tell }: EndpointProps) {
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
        {of.events.map((event) => eventText(t, event)).join(' · ')}{' '}
        {!of.enabled && <span className="late">{t('systems.off')}</span>}{' '}
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
        <ActionDialog
          danger
          label={t('systems.remove')}
          title={`${t('systems.remove')} · ${of.url}`}
          what={t('systems.removeWhat')}
          draft={`remove-webhook:${of.id}`}
          fields={[]}
          send={() => then(remove({ id: of.id }))}
        />
        <Button onClick={reread}>{t('systems.reread')}</Button>
      </div>
      {of.deliveries.length > 0 && (
        <div
          className="wide deliveries"
          tabIndex={0}
          role="region"
          aria-label={`${t('systems.deliveries')} · ${of.url}`}
        >
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
                  <td>
                    {eventText(t, delivery.event)}
                    <br />
                    <code>{delivery.event}</code>
                  </td>
                  <td>
                    <Outcome of={delivery} />
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

/** How far a delivery has come, what its receiver answered, and when it is tried again. */
function Outcome({ of }: { of: Delivery }) {
  const t = useText()
  return (
    <>
      <Mark of="deliveryStatus" value={of.status} />{' '}
      {of.lastError ? (
        <small>
          <Said text={of.lastError} />
        </small>
      ) : (
        of.lastStatusCode
      )}
      {of.status === 'RETRYING' && of.nextAttemptAt && (
        <>
          <br />
          <small className="quiet">{t('systems.next', { at: timeText(of.nextAttemptAt) })}</small>
        </>
      )}
    </>
  )
}
