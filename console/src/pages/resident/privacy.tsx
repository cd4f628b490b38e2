import { dayText, fromInput, localDay, timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton, ActionDialog } from '../../kit/action-button'
import { ticked } from '../../kit/field'
import { Loaded, Nothing } from '../../kit/loaded'
import { saveFile } from '../../kit/save-file'
import { Erase } from '../residents/own-data'
import { GranteeField } from './grantee-field'
import { GranteeName } from './grantee-name'
import {
  ExportMineDocument,
  GrantConsentDocument,
  MyPrivacyDocument,
  WithdrawConsentDocument,
  type ConsentRowFragment,
} from './privacy.gen'
import { NotRegistered } from './not-registered'
import { WhoSaw } from './who-saw'

const scopes = ['IDENTITY', 'CONTACT', 'ADDRESS', 'PROFILE'] as const

/** Who may see a resident's data, and who did. */
export function Privacy() {
  const t = useText()
  const { resident } = useViewer()
  const id = resident?.id ?? ''
  const [result, read] = useLive({ query: MyPrivacyDocument, variables: { id } })
  const reread = () => read({ requestPolicy: 'network-only' })
  const copy = useAction(ExportMineDocument)
  if (!resident) return <NotRegistered title={t('nav.privacy')} />
  return (
    <div className="phone">
      <h1>{t('nav.privacy')}</h1>
      <Loaded result={result} retry={reread}>
        {({ resident: own }) => (
          <>
            <section className="card">
              <h2>{t('privacy.consents')}</h2>
              <div className="buttons">
                <Grant residentId={id} done={reread} />
              </div>
              {(own?.consents?.length ?? 0) === 0 && <Nothing text={t('privacy.none')} />}
              <ul className="plain">
                {own?.consents?.map((consent) => (
                  <li key={consent.id} className="card">
                    <Given of={consent} />
                  </li>
                ))}
              </ul>
            </section>
            <section className="card">
              <h2>{t('privacy.log')}</h2>
              <WhoSaw id={id} staff={own?.community.station?.staff ?? []} />
            </section>
            <section className="card">
              <h2>{t('privacy.copy')}</h2>
              <div className="buttons">
                <ActionButton
                  label={t('privacy.download')}
                  send={async () => {
                    const outcome = await copy({ id })
                    if (outcome.data) saveFile('my-data.json', outcome.data.exportResident)
                    return outcome
                  }}
                />
                <Erase id={id} done={reread} />
              </div>
            </section>
          </>
        )}
      </Loaded>
    </div>
  )
}

function Given({ of }: { of: ConsentRowFragment }) {
  const t = useText()
  const withdraw = useAction(WithdrawConsentDocument)
  return (
    <>
      <strong>
        <GranteeName id={of.granteeId} />
      </strong>{' '}
      · {of.purpose}
      <br />
      {of.scopes.map((scope) => t(`scope.${scope}`)).join(', ')} · {timeText(of.grantedAt)}
      {of.expiresAt && ` · ${t('privacy.expires', { day: dayText(of.expiresAt) })}`}
      {of.withdrawnAt && ` · ${t('privacy.withdrawn', { at: timeText(of.withdrawnAt) })}`}
      {of.active && (
        <div className="buttons">
          <ActionButton danger label={t('privacy.withdraw')} send={() => withdraw({ id: of.id })} />
        </div>
      )}
    </>
  )
}

function Grant({ residentId, done }: { residentId: string; done: () => void }) {
  const t = useText()
  const grant = useAction(GrantConsentDocument)
  return (
    <ActionDialog
      primary
      label={t('privacy.grant')}
      what={t('privacy.grantWhat')}
      draft="consent"
      fields={[
        {
          name: 'granteeId',
          kind: 'own',
          label: t('privacy.who'),
          required: true,
          control: (props) => <GranteeField {...props} />,
        },
        {
          name: 'scopes',
          kind: 'checks',
          label: t('privacy.what'),
          required: true,
          options: scopes.map((value) => ({ value, label: t(`scope.${value}`) })),
        },
        { name: 'purpose', kind: 'text', label: t('privacy.purpose'), required: true },
        {
          name: 'until',
          paths: ['expiresAt'],
          kind: 'date',
          label: t('privacy.until'),
          hint: t('privacy.untilHint'),
        },
      ]}
      check={({ until }): Record<string, string> =>
        until && String(until) < localDay() ? { until: t('certify.past') } : {}
      }
      send={async ({ granteeId, scopes: chosen, purpose, until }) => {
        const outcome = await grant({
          input: {
            residentId,
            granteeId: String(granteeId),
            scopes: scopes.filter((scope) => ticked(chosen).includes(scope)),
            purpose: String(purpose),
            expiresAt: until ? fromInput(`${String(until)}T23:59`) : null,
          },
        })
        if (outcome.data) done()
        return outcome
      }}
    />
  )
}
