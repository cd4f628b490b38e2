import { useAction } from '../../api/use-action'
import { useText } from '../../i18n/text'
import { RedirectCaseDocument, WithdrawCaseDocument } from './case.gen'
import { running, useReason, type ActionProps } from './action'
import { VersionedAction } from './versioned'

/** How a case ends without its steps: somebody else deals with it, or nobody needs it any more. */
export function WaysOut({ of, reread }: ActionProps) {
  const t = useText()
  const reason = useReason()
  const [redirect, withdraw] = [useAction(RedirectCaseDocument), useAction(WithdrawCaseDocument)]
  const { id, status } = of
  const shared = { of, reread }
  return (
    <>
      <VersionedAction
        when={status === 'RECEIVED'}
        {...shared}
        name="redirect"
        label={t('case.redirect')}
        fields={[{ name: 'to', kind: 'text', label: t('case.redirectTo'), required: true }, ...reason]}
        send={({ to, reason }, version) => redirect({ id, version, to: String(to), reason: String(reason) })}
      />
      <VersionedAction
        when={['RECEIVED', ...running].includes(status)}
        {...shared}
        danger
        name="withdraw"
        label={t('case.withdraw')}
        fields={reason}
        send={({ reason }, version) => withdraw({ id, version, reason: String(reason) })}
      />
    </>
  )
}
