import { Alert, Button } from 'antd'
import { useRef, useState } from 'react'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionForm } from '../../kit/action-form'
import { Dialog } from '../../kit/dialog'
import { hasDraft } from '../../kit/draft'
import type { Field } from '../../kit/field'
import { Loaded, Nothing } from '../../kit/loaded'
import { GroupToChangeDocument, UpdateGroupDocument, type GroupSaidFragment } from './change-group.gen'
import { useGroupKinds } from './group-kinds'
import { brokenByGroup } from './group-rules'
import { inputOf, valuesOf } from './group-values'

/** Who may change the name of a group that has been verified: those who verify it. */
const verifiers: readonly string[] = ['HUB_ADMIN', 'DISTRICT_OFFICER', 'SUBDISTRICT_OFFICER', 'STATIONMASTER']

/** What a group says of itself, to change. It is read when the dialog is opened. */
export function ChangeGroup({ group }: { group: { readonly id: string; readonly name: string } }) {
  const t = useText()
  const [open, setOpen] = useState(() => hasDraft(draftOf(group.id)))
  const close = () => setOpen(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('group.change')}</Button>
      {open && (
        <Dialog title={`${t('group.change')} · ${group.name}`} onClose={close}>
          <Said id={group.id} close={close} />
        </Dialog>
      )}
    </>
  )
}

const draftOf = (id: string) => `group:${id}`

function Said({ id, close }: { id: string; close: () => void }) {
  const t = useText()
  const [result, read] = useLive({ query: GroupToChangeDocument, variables: { id }, requestPolicy: 'network-only' })
  const reread = () => read({ requestPolicy: 'network-only' })
  return (
    <Loaded result={result} retry={reread}>
      {({ volunteerGroup: group }) =>
        group ? <GroupForm of={group} reread={reread} close={close} /> : <Nothing text={t('group.gone')} />
      }
    </Loaded>
  )
}

interface FormProps {
  of: GroupSaidFragment
  reread: () => void
  close: () => void
}

/**
 * Decided on what stood there when the dialog was opened. What somebody else changed meanwhile is named, and the same
 * text can be sent from there on.
 */
function GroupForm({ of, reread, close }: FormProps) {
  const t = useText()
  const { role } = useViewer()
  const base = useRef(of)
  const update = useAction(UpdateGroupDocument)
  const mayRename = of.status === 'APPLIED' || verifiers.includes(role)
  const fields = useFields(of, mayRename)
  return (
    <>
      {!mayRename && <p>{t('group.nameStands')}</p>}
      {of.version > base.current.version && (
        <Alert
          role="status"
          type="warning"
          title={t('group.changed', {
            fields: changedIn(base.current, of, fields).join(', ') || t(`organizationStatus.${of.status}`),
          })}
        />
      )}
      <ActionForm
        draft={draftOf(of.id)}
        fields={fields}
        initial={valuesOf(base.current)}
        submit={t('group.save')}
        check={(values) =>
          Object.fromEntries(
            Object.entries(brokenByGroup(values)).map(([name, { key, with: parts }]) => [name, t(key, parts)]),
          )
        }
        send={async (values) => {
          const { id, version } = base.current
          const outcome = await update({ input: { id, expectedVersion: version, ...inputOf(values, mayRename) } })
          if (outcome.problem?.code === 'CONFLICT') reread()
          return outcome
        }}
        explain={({ code }) =>
          code === 'CONFLICT' ? (
            <Button htmlType="submit" onClick={() => (base.current = of)}>
              {t('case.goOn')}
            </Button>
          ) : undefined
        }
        onDone={close}
        onCancel={close}
      />
    </>
  )
}

function useFields(of: GroupSaidFragment, mayRename: boolean): readonly Field[] {
  const t = useText()
  const kinds = useGroupKinds(of.categories ?? [])
  return [
    ...(mayRename ? [{ name: 'name', kind: 'text' as const, label: t('group.name'), required: true }] : []),
    { name: 'description', kind: 'long', label: t('group.description') },
    { name: 'categoryCodes', kind: 'checks', label: t('group.what'), required: true, options: kinds },
    { name: 'latitude', paths: ['base.latitude'], kind: 'number', label: t('service.latitude'), step: 0.000001 },
    {
      name: 'longitude',
      paths: ['base.longitude'],
      kind: 'number',
      label: t('service.longitude'),
      hint: t('group.baseHint'),
      step: 0.000001,
    },
  ]
}

/** The fields, in words, that stand otherwise than before. */
function changedIn(before: GroupSaidFragment, now: GroupSaidFragment, fields: readonly Field[]): string[] {
  const [old, young] = [valuesOf(before), valuesOf(now)]
  return fields.filter(({ name }) => String(old[name]) !== String(young[name])).map(({ label }) => label)
}
