import { useAction } from '../../api/use-action'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton } from '../../kit/action-button'
import { HandBackCaseDocument, UrgeCaseDocument } from './case.gen'
import { running, useReason, type ActionProps } from './action'
import { Clock } from './clock'
import { Reassign } from './reassign'
import { Steps } from './steps'
import { VersionedAction } from './versioned'
import { WaysOut } from './ways-out'

/** What may be done with a case now, by whoever looks at it. The hub decides; this only leaves out what it would refuse. */
export function Actions({ of, reread }: ActionProps) {
  const { role } = useViewer()
  const t = useText()
  const urge = useAction(UrgeCaseDocument)
  const handBack = useAction(HandBackCaseDocument)
  const reason = useReason()
  const isStation = role === 'STATIONMASTER' || role === 'STATION_WORKER'
  const isOfficer = role === 'SUBDISTRICT_OFFICER' || role === 'DISTRICT_OFFICER'
  const { id } = of
  return (
    <div className="buttons" role="group" aria-label={t('case.actions')}>
      {isStation && <Steps of={of} reread={reread} />}
      {isStation && <Clock of={of} reread={reread} />}
      {role === 'STATIONMASTER' && <Reassign of={of} reread={reread} />}
      <VersionedAction
        when={isOfficer && Boolean(of.escalatedAt)}
        of={of}
        reread={reread}
        name="hand-back"
        label={t('case.handBack')}
        fields={reason}
        send={({ reason }, version) => handBack({ id, version, reason: String(reason) })}
      />
      {(isOfficer || role === 'STATIONMASTER') && [...running, 'RECEIVED'].includes(of.status) && (
        <ActionButton label={t('case.urge')} send={() => urge({ id, message: null })} />
      )}
      {isStation && <WaysOut of={of} reread={reread} />}
    </div>
  )
}
