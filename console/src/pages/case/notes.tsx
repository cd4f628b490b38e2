import { timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { ActionForm } from '../../kit/action-form'
import { AddNoteDocument, CaseNotesDocument } from './case.gen'

/** A worker's professional record: the station's alone. */
export function Notes({ caseId }: { caseId: string }) {
  const t = useText()
  const [{ data }, read] = useLive({ query: CaseNotesDocument, variables: { id: caseId } })
  const add = useAction(AddNoteDocument)
  const notes = data?.case?.notes?.edges.map(({ node }) => node) ?? []
  return (
    <section className="card no-print">
      <h2>{t('case.notes')}</h2>
      <ul className="plain">
        {notes.map(({ id, body, by, at }) => (
          <li key={id}>
            {body}
            <br />
            <small className="quiet">
              {by?.name} · {timeText(at)}
            </small>
          </li>
        ))}
      </ul>
      <ActionForm
        draft={`note:${caseId}`}
        submit={t('case.addNote')}
        fields={[{ name: 'body', kind: 'long', label: t('case.note'), hint: t('case.noteHint'), required: true }]}
        send={async ({ body }) => {
          const outcome = await add({ caseId, body: String(body) })
          if (outcome.data) read({ requestPolicy: 'network-only' })
          return outcome
        }}
      />
    </section>
  )
}
