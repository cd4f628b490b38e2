import { useState } from 'react'
import { useAction } from '../../api/use-action'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton } from '../../kit/action-button'
import { Leave } from './leave'
import { PlugIn } from './plug-in'
import { Secret } from './secret'
import { IssueCredentialDocument } from './systems.gen'
import { Webhooks } from './webhooks'

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
        </div>
        <div>
          <PlugIn organizationId={id} />
          <Leave id={id} />
        </div>
      </div>
    </>
  )
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
