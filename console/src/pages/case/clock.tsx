import { useAction } from '../../api/use-action'
import { useText } from '../../i18n/text'
import { ActionButton } from '../../kit/action-button'
import { EscalateCaseDocument, PauseCaseDocument, ResumeCaseDocument } from './case.gen'
import { running, useReason, type ActionProps } from './action'
import { VersionedAction } from './versioned'

/** The clock can be stopped while the station waits for the resident, and the subdistrict called in. */
export function Clock({ of, reread }: ActionProps) {
  const t = useText()
  const reason = useReason()
  const [pause, resume, escalate] = [
    useAction(PauseCaseDocument),
    useAction(ResumeCaseDocument),
    useAction(EscalateCaseDocument),
  ]
  const { id, version } = of
  const isRunning = running.includes(of.status)
  return (
    <>
      {isRunning && of.pausedSince && <ActionButton label={t('case.resume')} send={() => resume({ id, version })} />}
      <VersionedAction
        when={isRunning && !of.pausedSince}
        of={of}
        reread={reread}
        name="pause"
        label={t('case.pause')}
        fields={reason}
        send={({ reason }, version) => pause({ id, version, reason: String(reason) })}
      />
      <VersionedAction
        when={isRunning && !of.escalatedAt}
        of={of}
        reread={reread}
        name="escalate"
        label={t('case.escalate')}
        fields={reason}
        send={({ reason }, version) => escalate({ id, version, reason: String(reason) })}
      />
    </>
  )
}
