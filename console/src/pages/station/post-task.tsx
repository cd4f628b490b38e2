import { fromInput, toInput } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { draftKey, endDraftKey } from '../../kit/draft'
import { ticked } from '../../kit/field'
import { languagesField } from '../../kit/language-choice'
import { skillCodes, skillFields } from '../volunteer/skills'
import { PostTaskDocument, TaskCategoriesDocument } from './tasks.gen'

const draft = 'post-task'
const hour = 3_600_000

/** Volunteers are wanted: it appears with every group around at once. Sent twice, it is still one task. */
export function PostTask({ area, done }: { area: string; done: () => void }) {
  const t = useText()
  const post = useAction(PostTaskDocument)
  const [{ data }] = useLive({ query: TaskCategoriesDocument, requestPolicy: 'cache-first' })
  const categories = data?.categories.filter(({ code }) => code.includes('.')) ?? []
  return (
    <ActionDialog
      primary
      label={t('station.post')}
      draft={draft}
      initial={{ seats: 2, startsAt: toInput(Date.now() + 24 * hour), endsAt: toInput(Date.now() + 26 * hour) }}
      fields={[
        { name: 'title', kind: 'text', label: t('service.title'), required: true },
        { name: 'description', kind: 'long', label: t('service.description') },
        {
          name: 'categoryCode',
          kind: 'select',
          label: t('case.category'),
          required: true,
          options: categories.map(({ code, name, line }) => ({ value: code, label: `${t(`line.${line}`)} · ${name}` })),
        },
        { name: 'startsAt', kind: 'datetime', label: t('station.from'), required: true },
        { name: 'endsAt', kind: 'datetime', label: t('station.to'), required: true },
        { name: 'seats', kind: 'number', label: t('newCase.helpers'), min: 1, required: true },
        ...skillFields(t),
        languagesField(t),
      ]}
      send={async (values) => {
        const outcome = await post({
          input: {
            title: String(values['title']),
            description: values['description'] ? String(values['description']) : null,
            categoryCode: String(values['categoryCode']),
            areaCode: area,
            startsAt: fromInput(String(values['startsAt'])),
            endsAt: fromInput(String(values['endsAt'])),
            seats: Number(values['seats']),
            skills: skillCodes(values),
            languages: ticked(values['languages']),
            idempotencyKey: draftKey(draft),
          },
        })
        if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey(draft)
        if (outcome.data) done()
        return outcome
      }}
    />
  )
}
