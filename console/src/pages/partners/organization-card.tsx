import { Alert } from 'antd'
import { useState } from 'react'
import { dayText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton } from '../../kit/action-button'
import { Mark } from '../../kit/mark'
import {
  AllowPluggingDocument,
  SuspendOrganizationDocument,
  VerifyOrganizationDocument,
  type OrganizationRowFragment,
} from './partners.gen'
import { Vouch, type Vouching } from './vouch'

export function OrganizationCard({ of, vouching }: { of: OrganizationRowFragment; vouching: Vouching }) {
  const t = useText()
  const { role, area } = useViewer()
  const [verify, suspend] = [useAction(VerifyOrganizationDocument), useAction(SuspendOrganizationDocument)]
  const reach = [of.phone, of.email, of.website, of.address].filter((part) => part !== null && part !== undefined)
  return (
    <article className="card" data-organization={of.name}>
      <h2>
        {of.name} <Mark of="organizationStatus" value={of.status} />
      </h2>
      {of.description && <p>{of.description}</p>}
      <dl className="facts">
        <dt>{t('proposal.kind')}</dt>
        <dd>{t(`provider.${of.kind}`)}</dd>
        <dt>{t('partners.registration')}</dt>
        <dd>{of.registrationNumber ?? '–'}</dd>
        <dt>{t('partners.reach')}</dt>
        <dd>{reach.length === 0 ? '–' : reach.join(' · ')}</dd>
        <dt>{t('partners.since')}</dt>
        <dd>{dayText(of.joinedAt)}</dd>
        <dt>{t('partners.verifiedFor')}</dt>
        <dd>{of.areas?.length ? of.areas.map(({ name }) => name).join(', ') : '–'}</dd>
      </dl>
      <div className="buttons">
        <Vouch
          of={of}
          areas={vouching.areas}
          suggested={area ? [area.code] : []}
          verify={(areaCodes) => verify({ id: of.id, areaCodes })}
          suspend={(reason) => suspend({ id: of.id, reason })}
        />
      </div>
      {of.status === 'VERIFIED' && (role === 'DISTRICT_OFFICER' || role === 'HUB_ADMIN') && <Plugging id={of.id} />}
    </article>
  )
}

/** The hub does not say who may plug in already: either can be said, again and again. */
function Plugging({ id }: { id: string }) {
  const t = useText()
  const allow = useAction(AllowPluggingDocument)
  const [said, say] = useState<boolean | null>(null)
  const decide = async (allowed: boolean) => {
    const outcome = await allow({ id, allowed })
    if (outcome.data) say(allowed)
    return outcome
  }
  return (
    <>
      <div className="buttons">
        <ActionButton label={t('partners.mayPlug')} send={() => decide(true)} />
        <ActionButton label={t('partners.mayNotPlug')} send={() => decide(false)} />
      </div>
      {said !== null && (
        <Alert role="status" type="success" title={t(said ? 'partners.pluggingOn' : 'partners.pluggingOff')} />
      )}
    </>
  )
}
