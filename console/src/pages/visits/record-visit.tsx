import { fromInput, toInput } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { RecordVisitDocument } from './visits.gen'

const moods = ['CONTENT', 'NEUTRAL', 'WORRIED', 'DISTRESSED'] as const

interface Props {
  /** Whom somebody called on: one of these. */
  members: readonly { readonly id: string; readonly preferredName: string }[]
  /** Told of the visit, so that what the household needs can become a case. */
  done: (visit: { id: string; residentId: string; need: string | null }) => void
}

/** A home visit: whom, how they were, and what they need. */
export function RecordVisit({ members, done }: Props) {
  const t = useText()
  const { role } = useViewer()
  const record = useAction(RecordVisitDocument)
  const [first] = members
  if (!first || (role !== 'STATIONMASTER' && role !== 'STATION_WORKER')) return null
  const whom = members.map(({ id, preferredName }) => ({ value: id, label: preferredName }))
  return (
    <ActionDialog
      label={t('visit.record')}
      title={`${t('visit.record')} · ${whom.map(({ label }) => label).join(', ')}`}
      draft={`visit:${first.id}`}
      initial={{ residentId: first.id, at: toInput(Date.now()), mood: 'NEUTRAL' }}
      fields={[
        ...(members.length > 1
          ? [
              {
                name: 'residentId',
                kind: 'select' as const,
                label: t('newCase.resident'),
                required: true,
                options: whom,
              },
            ]
          : []),
        { name: 'at', kind: 'datetime', label: t('systems.when'), required: true },
        {
          name: 'mood',
          kind: 'select',
          label: t('visit.mood'),
          required: true,
          options: moods.map((value) => ({ value, label: t(`mood.${value}`) })),
        },
        { name: 'note', kind: 'long', label: t('visit.note'), hint: t('case.noteHint') },
        { name: 'need', kind: 'long', label: t('visit.need'), hint: t('visit.needHint') },
      ]}
      send={async ({ residentId, at, mood, note, need }) => {
        const outcome = await record({
          input: {
            residentId: String(residentId),
            at: fromInput(String(at)),
            mood: moods.find((known) => known === mood) ?? 'NEUTRAL',
            note: note ? String(note) : null,
            need: need ? String(need) : null,
          },
        })
        if (outcome.data) {
          const { id, need: heard, resident } = outcome.data.recordVisit
          done({ id, residentId: resident.id, need: heard ?? null })
        }
        return outcome
      }}
    />
  )
}
