import { useAction } from '../../api/use-action'
import { useText, type Key } from '../../i18n/text'
import { ActionButton } from '../../kit/action-button'
import { ticked, type Field } from '../../kit/field'
import {
  AcceptCaseDocument,
  AssessCaseDocument,
  CloseCaseDocument,
  EvaluateCaseDocument,
  PlanCaseDocument,
  ReopenCaseDocument,
  ResolveCaseDocument,
  StartCaseDocument,
} from './case.gen'
import { useReason, type ActionProps } from './action'
import { VersionedAction } from './versioned'

const urgencies = ['LOW', 'NORMAL', 'HIGH', 'EMERGENCY'] as const
const goals = [1, 2, 3] as const

/** The six steps. */
export function Steps({ of, reread }: ActionProps) {
  const t = useText()
  const reason = useReason()
  const [accept, start] = [useAction(AcceptCaseDocument), useAction(StartCaseDocument)]
  const [assess, plan] = [useAction(AssessCaseDocument), useAction(PlanCaseDocument)]
  const [resolve, close, reopen] = [
    useAction(ResolveCaseDocument),
    useAction(CloseCaseDocument),
    useAction(ReopenCaseDocument),
  ]
  const evaluate = useAction(EvaluateCaseDocument)
  const { id, status, version } = of
  const shared = { of, reread }
  const long = (name: string, label: Key, required = true): Field => ({ name, kind: 'long', label: t(label), required })
  const mayResolve =
    status === 'IN_PROGRESS' ||
    status === 'COORDINATING' ||
    (status === 'ACCEPTED' && of.serviceItem?.handling !== 'TRANSFER')
  return (
    <>
      {status === 'RECEIVED' && <ActionButton primary label={t('case.accept')} send={() => accept({ id, version })} />}
      <VersionedAction
        when={status === 'ACCEPTED'}
        {...shared}
        primary
        name="assess"
        label={t('case.assess')}
        fields={[
          long('causes', 'case.causes'),
          long('situation', 'case.situation'),
          long('resources', 'case.resources', false),
          {
            name: 'urgency',
            kind: 'select',
            label: t('board.urgency'),
            options: urgencies.map((value) => ({ value, label: t(`urgency.${value}`) })),
          },
        ]}
        send={({ causes, situation, resources, urgency }, expectedVersion) =>
          assess({
            input: {
              caseId: id,
              expectedVersion,
              causes: String(causes),
              situation: String(situation),
              resources: resources ? String(resources) : null,
              urgency: urgencies.find((known) => known === urgency) ?? null,
            },
          })
        }
      />
      <VersionedAction
        when={status === 'ASSESSED'}
        {...shared}
        primary
        name="plan"
        label={t('case.plan')}
        fields={goals.flatMap((number): Field[] => [
          { name: `goal${number}`, kind: 'text', label: t('case.goal', { number }), required: number === 1 },
          { name: `activity${number}`, kind: 'text', label: t('case.activity', { number }), required: number === 1 },
        ])}
        send={(values, version) =>
          plan({
            id,
            version,
            goals: goals
              .filter((number) => values[`goal${number}`])
              .map((number) => ({
                text: String(values[`goal${number}`]),
                activity: String(values[`activity${number}`] ?? values[`goal${number}`]),
              })),
          })
        }
      />
      {status === 'PLANNED' && <ActionButton primary label={t('case.start')} send={() => start({ id, version })} />}
      <VersionedAction
        when={mayResolve}
        {...shared}
        primary={status !== 'ACCEPTED'}
        name="resolve"
        label={t('case.resolve')}
        fields={[
          long('outcome', 'case.outcome'),
          ...(of.plan
            ? [
                {
                  name: 'goals',
                  kind: 'checks' as const,
                  label: t('case.goalsAchieved'),
                  options: of.plan.goals.map((goal) => ({ value: goal.id, label: goal.text })),
                },
              ]
            : []),
        ]}
        send={({ outcome, goals }, version) =>
          resolve({
            id,
            version,
            outcome: String(outcome),
            goals: of.plan ? ticked(goals) : null,
          })
        }
      />
      <VersionedAction
        when={status === 'RESOLVED' && !of.evaluations.some(({ by }) => by === 'WORKER')}
        {...shared}
        name="evaluate"
        label={t('case.evaluate')}
        initial={{ resolved: true, satisfaction: '5' }}
        fields={[
          { name: 'resolved', kind: 'check', label: t('evaluation.resolved') },
          {
            name: 'satisfaction',
            kind: 'number',
            label: t('evaluation.satisfaction'),
            min: 1,
            max: 5,
            required: true,
          },
          ...(of.referrals.length > 0
            ? [
                {
                  name: 'referralId',
                  kind: 'select' as const,
                  label: t('evaluation.about'),
                  options: of.referrals.map((one) => ({ value: one.id, label: one.provider?.name ?? one.id })),
                },
              ]
            : []),
          long('comment', 'evaluation.comment', false),
        ]}
        send={({ resolved, satisfaction, referralId, comment }) =>
          evaluate({
            input: {
              caseId: id,
              by: 'WORKER',
              referralId: referralId ? String(referralId) : null,
              resolved: resolved === true,
              satisfaction: Number(satisfaction),
              comment: comment ? String(comment) : null,
            },
          })
        }
      />
      <VersionedAction
        when={status === 'RESOLVED'}
        {...shared}
        primary
        name="close"
        label={t('case.close')}
        fields={[long('text', 'case.certificateText', false)]}
        send={({ text }, version) => close({ id, version, text: text ? String(text) : null })}
      />
      <VersionedAction
        when={status === 'CLOSED'}
        {...shared}
        name="reopen"
        label={t('case.reopen')}
        fields={reason}
        send={({ reason }, version) => reopen({ id, version, reason: String(reason) })}
      />
    </>
  )
}
