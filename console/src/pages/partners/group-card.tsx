import { Button } from 'antd'
import { useState } from 'react'
import { useAction } from '../../api/use-action'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { Mark } from '../../kit/mark'
import { ChangeGroup } from '../volunteer/change-group'
import { Members } from '../volunteer/members'
import { SuspendGroupDocument, VerifyGroupDocument, type GroupRowFragment } from './partners.gen'
import { Vouch, type Vouching } from './vouch'

export function GroupCard({ of, vouching }: { of: GroupRowFragment; vouching: Vouching }) {
  const t = useText()
  const { role } = useViewer()
  const [verify, suspend] = [useAction(VerifyGroupDocument), useAction(SuspendGroupDocument)]
  // Officers verify groups; who belongs to one, the station knows.
  const leads = role === 'STATIONMASTER' || role === 'STATION_WORKER'
  const [shown, show] = useState(false)
  const areas = [...vouching.areas, ...(of.areas ?? [])].filter(
    ({ code }, index, all) => all.findIndex((other) => other.code === code) === index,
  )
  return (
    <article className="card" data-group={of.name}>
      <h2>
        {of.name} <Mark of="organizationStatus" value={of.status} />
      </h2>
      {of.description && <p>{of.description}</p>}
      <dl className="facts">
        <dt>{t('partners.members')}</dt>
        <dd>{of.memberCount}</dd>
        <dt>{t('case.category')}</dt>
        <dd>{of.categories?.map(({ name }) => name).join(', ')}</dd>
        <dt>{t('service.areas')}</dt>
        <dd>{of.areas?.map(({ name }) => name).join(', ')}</dd>
        <dt>{t('partners.supervisor')}</dt>
        <dd>{of.supervisor?.name ?? '–'}</dd>
      </dl>
      <div className="buttons">
        <Vouch
          of={of}
          areas={areas}
          suggested={of.areas?.map(({ code }) => code) ?? []}
          fields={
            vouching.staff.length === 0
              ? []
              : [
                  {
                    name: 'supervisorId',
                    kind: 'select',
                    label: t('partners.supervisor'),
                    options: vouching.staff.map(({ id, name }) => ({ value: id, label: name })),
                  },
                ]
          }
          verify={(areaCodes, { supervisorId }) =>
            verify({ id: of.id, areaCodes, supervisorId: supervisorId ? String(supervisorId) : null })
          }
          suspend={(reason) => suspend({ id: of.id, reason })}
        />
        <ChangeGroup group={of} />
        {leads && (
          <Button aria-expanded={shown} onClick={() => show(!shown)}>
            {t('group.showMembers', { count: of.memberCount })}
          </Button>
        )}
      </div>
      {shown && <Members group={of} />}
    </article>
  )
}
