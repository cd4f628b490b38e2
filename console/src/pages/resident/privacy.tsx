import { useState } from 'react'
import { timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton, ActionDialog } from '../../kit/action-button'
import { ticked } from '../../kit/field'
import { Loaded, Nothing } from '../../kit/loaded'
import { saveFile } from '../../kit/save-file'
import { AccessEntries } from '../residents/access-entries'
import { Erase } from '../residents/own-data'
import {
  ExportMineDocument,
  GranteesDocument,
  GrantConsentDocument,
  MyPrivacyDocument,
  WithdrawConsentDocument,
  type ConsentRowFragment,
} from './privacy.gen'

const scopes = ['IDENTITY', 'CONTACT', 'ADDRESS', 'PROFILE'] as const

/** Who may see a resident's data, and who did. */
export function Privacy() {
  const t = useText()
  const { resident } = useViewer()
  const id = resident?.id ?? ''
  const [result, read] = useLive({ query: MyPrivacyDocument, variables: { id } })
  const reread = () => read({ requestPolicy: 'network-only' })
  const copy = useAction(ExportMineDocument)
  return (
    <div className="phone">
      <h1>{t('nav.privacy')}</h1>
      <Loaded result={result} retry={reread}>
        {({ resident: own }) => (
          <>
            <section className="card">
              <h2>{t('privacy.consents')}</h2>
              <Grant residentId={id} done={reread} />
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
              <AccessEntries residentId={id} entries={own?.accessLog?.edges.map(({ node }) => node) ?? []} />
            </section>
            <section className="card">
              <h2>{t('privacy.copy')}</h2>
              <ActionButton
                label={t('privacy.download')}
                send={async () => {
                  const outcome = await copy({ id })
                  if (outcome.data) saveFile('my-data.json', outcome.data.exportResident)
                  return outcome
                }}
              />
              <Erase id={id} done={reread} />
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
      <strong>{of.purpose}</strong>
      <br />
      {of.scopes.map((scope) => t(`scope.${scope}`)).join(', ')} · {timeText(of.grantedAt)}
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
  const [search, setSearch] = useState('')
  const [{ data }] = useLive({ query: GranteesDocument, variables: { search }, pause: search.length < 2 })
  const grant = useAction(GrantConsentDocument)
  const found = [...(data?.organizations.edges ?? []), ...(data?.volunteerGroups.edges ?? [])].map(({ node }) => node)
  return (
    <>
      <div className="field">
        <label htmlFor="grantee">{t('privacy.find')}</label>
        <input id="grantee" type="search" value={search} onChange={({ target }) => setSearch(target.value)} />
      </div>
      {found.length > 0 && (
        <ActionDialog
          primary
          label={t('privacy.grant')}
          draft="consent"
          fields={[
            {
              name: 'granteeId',
              kind: 'select',
              label: t('privacy.who'),
              required: true,
              options: found.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              name: 'scopes',
              kind: 'checks',
              label: t('privacy.what'),
              required: true,
              options: scopes.map((value) => ({ value, label: t(`scope.${value}`) })),
            },
            { name: 'purpose', kind: 'text', label: t('privacy.purpose'), required: true },
          ]}
          send={async (values) => {
            const outcome = await grant({
              input: {
                residentId,
                granteeId: String(values['granteeId']),
                scopes: scopes.filter((scope) => ticked(values['scopes']).includes(scope)),
                purpose: String(values['purpose']),
              },
            })
            if (outcome.data) done()
            return outcome
          }}
        />
      )}
    </>
  )
}
