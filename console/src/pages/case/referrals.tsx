import { timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton, ActionDialog } from '../../kit/action-button'
import { Mark } from '../../kit/mark'
import {
  ConfirmReferralDocument,
  UrgeReferralDocument,
  WithdrawReferralDocument,
  type CaseFullFragment,
  type ReferralRowFragment,
} from './case.gen'

/** Who was asked, and how each of them stands. */
export function Referrals({ of, reread }: { of: CaseFullFragment; reread: () => void }) {
  const t = useText()
  const { role } = useViewer()
  const mayAct = role === 'STATIONMASTER' || role === 'STATION_WORKER' || role.endsWith('_OFFICER')
  return (
    <section className="card" data-referrals>
      <h2>{t('case.referrals')}</h2>
      {of.referrals.length === 0 && <p className="quiet">{t('case.noReferrals')}</p>}
      <ul className="plain">
        {of.referrals.map((referral) => (
          <li key={referral.id} data-referral={referral.status}>
            <strong>{referral.provider?.name}</strong> <Mark of="referralStatus" value={referral.status} />{' '}
            <Mark of="mode" value={referral.mode} />
            {referral.overdue && <span className="late"> {t('clock.overdue')}</span>}
            <br />
            <small className="quiet">{whenOf(referral, t)}</small>
            {referral.message && <p>“{referral.message}”</p>}
            {referral.declineReason && <p>{referral.declineReason}</p>}
            {referral.outcome && (
              <p>
                {t(referral.outcome.done ? 'referral.done' : 'referral.notDone')}: {referral.outcome.text}
                {referral.outcome.fee !== null && referral.outcome.fee !== undefined && ` · ¥${referral.outcome.fee}`}
              </p>
            )}
            {mayAct && <Act on={referral} reread={reread} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function whenOf(referral: ReferralRowFragment, t: ReturnType<typeof useText>): string {
  switch (referral.status) {
    case 'OFFERED':
      return t('referral.answerBy', { at: timeText(referral.respondBy) })
    case 'ACCEPTED':
      return t('referral.completeBy', { at: timeText(referral.completeBy) })
    case 'CHECKED_IN':
      return timeText(referral.checkedInAt)
    case 'REPORTED':
      return timeText(referral.reportedAt)
    case 'CONFIRMED':
      return timeText(referral.confirmedAt)
    case 'DECLINED':
    case 'EXPIRED':
    case 'WITHDRAWN':
      return timeText(referral.respondedAt)
  }
}

function Act({ on: { id, status, urges }, reread }: { on: ReferralRowFragment; reread: () => void }) {
  const t = useText()
  const [urge, confirm, withdraw] = [
    useAction(UrgeReferralDocument),
    useAction(ConfirmReferralDocument),
    useAction(WithdrawReferralDocument),
  ]
  const then = async <T extends { problem: unknown }>(outcome: Promise<T>): Promise<T> => {
    const done = await outcome
    reread()
    return done
  }
  const reason = [{ name: 'reason', kind: 'long' as const, label: t('form.reason'), required: true }]
  const isOut = ['OFFERED', 'ACCEPTED', 'CHECKED_IN'].includes(status)
  return (
    <div className="buttons">
      {status === 'REPORTED' && (
        <>
          <ActionButton
            primary
            label={t('referral.confirm')}
            send={() => then(confirm({ id, accepted: true, reason: null }))}
          />
          <ActionDialog
            label={t('referral.sendBack')}
            draft={`send-back:${id}`}
            fields={reason}
            send={({ reason }) => then(confirm({ id, accepted: false, reason: String(reason) }))}
          />
        </>
      )}
      {isOut && (
        <>
          <ActionDialog
            label={urges > 0 ? t('referral.urgeAgain', { count: urges }) : t('referral.urge')}
            draft={`urge:${id}`}
            fields={[{ name: 'message', kind: 'text', label: t('referral.message') }]}
            send={({ message }) => then(urge({ id, message: message ? String(message) : null }))}
          />
          {status !== 'CHECKED_IN' && (
            <ActionDialog
              danger
              label={t('referral.withdraw')}
              draft={`withdraw:${id}`}
              fields={reason}
              send={({ reason }) => then(withdraw({ id, reason: String(reason) }))}
            />
          )}
        </>
      )}
    </div>
  )
}
