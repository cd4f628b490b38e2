import { useEffect, useState } from 'react'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { ticked } from '../../kit/field'
import { Loaded, Nothing } from '../../kit/loaded'
import { Secret } from './secret'
import { HooksDocument, RegisterWebhookDocument } from './systems.gen'
import { Endpoint } from './webhook-endpoint'
import { events, eventText } from './webhook-events'

/** How often a delivery that is on its way is looked at. */
const pendingMilliseconds = 1_000

/** Addresses that are told of what happens, and what came of telling them. */
export function Webhooks({ id }: { id: string }) {
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
            options: events.map((value) => ({ value, label: `${eventText(t, value)} · ${value}` })),
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
