import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { running, type ActionProps } from './action'
import { ColleaguesDocument, ReassignCaseDocument } from './case.gen'
import { VersionedAction } from './versioned'

/** The stationmaster gives a case to another worker; each is shown with what they have on. */
export function Reassign({ of, reread }: ActionProps) {
  const t = useText()
  const { staffMember } = useViewer()
  const reassign = useAction(ReassignCaseDocument)
  const [{ data }] = useLive({
    query: ColleaguesDocument,
    variables: { station: staffMember?.station.id ?? '' },
    pause: !staffMember,
  })
  const others = data?.station?.staff.filter(({ id }) => id !== of.assignee?.id) ?? []
  return (
    <VersionedAction
      when={running.includes(of.status)}
      of={of}
      reread={reread}
      name="reassign"
      label={t('case.reassign')}
      fields={[
        {
          name: 'assigneeId',
          kind: 'select',
          label: t('case.assignee'),
          required: true,
          options: others.map(({ id, name, caseload }) => ({
            value: id,
            label: t('case.caseload', { name, count: caseload ?? 0 }),
          })),
        },
      ]}
      send={({ assigneeId }, version) => reassign({ id: of.id, version, assigneeId: String(assigneeId) })}
    />
  )
}
