import { useSearchParams } from 'react-router'
import { usePages } from '../../api/use-pages'
import { useAction } from '../../api/use-action'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { draftKey, endDraftKey } from '../../kit/draft'
import { Rows } from '../../kit/rows'
import { ImportForm } from './import-form'
import { ServiceCard } from './service-card'
import { problemsIn, useServiceFields } from './service-fields'
import { inputOf } from './service-values'
import { ListServiceDocument, MyServicesDocument } from './services.gen'

const statuses = ['LISTED', 'PAUSED', 'DRAFT'] as const
const pageSize = 100
const draft = 'new-service'
/** About how high a service's card is, in pixels. */
const cardHeight = 260

/** What an organisation offers. */
export function Services() {
  const t = useText()
  const { organizationId } = useViewer()
  const id = organizationId ?? ''
  const [search, setSearch] = useSearchParams()
  const text = search.get('q')?.trim() ?? ''
  // What the hub searches is what is listed.
  const status = text === '' ? statuses.find((known) => known === search.get('status')) : 'LISTED'
  const pages = usePages(
    MyServicesDocument,
    {
      id,
      status: status ? [status] : [...statuses],
      search: { organizationId: id, text: text === '' ? null : text },
      searched: text !== '',
      first: pageSize,
    },
    (data) => data.services ?? data.organization?.services,
  )
  const list = useAction(ListServiceDocument)
  const fieldsOf = useServiceFields(id)
  return (
    <>
      <header>
        <h1>{t('nav.services')}</h1>
        <ActionDialog
          primary
          label={t('service.list')}
          draft={draft}
          fields={fieldsOf()}
          initial={{ feeKind: 'FREE', capacity: 3 }}
          check={(values) => problemsIn(values, t)}
          send={async (values) => {
            const input = { ...inputOf(values, t), draft: values.draft === true, idempotencyKey: draftKey(draft) }
            const outcome = await list({ input })
            if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey(draft)
            if (outcome.data) pages.refresh()
            return outcome
          }}
        />
      </header>
      <ImportForm done={pages.refresh} />
      <div className="filters" role="search">
        <label>
          {t('systems.status')}
          <select
            value={status ?? ''}
            onChange={({ target }) => setSearch(target.value ? { status: target.value } : {}, { replace: true })}
          >
            <option value="">{t('board.all')}</option>
            {statuses.map((known) => (
              <option key={known} value={known}>
                {t(`serviceStatus.${known}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('service.find')}
          <input
            // Choosing a status empties it.
            key={search.get('status')}
            type="search"
            defaultValue={search.get('q') ?? ''}
            onChange={({ target }) => setSearch(target.value ? { q: target.value } : {}, { replace: true })}
          />
        </label>
        {pages.total !== null && <span aria-live="polite">{t('service.total', { count: pages.total })}</span>}
      </div>
      <Rows
        pages={pages}
        label={t('nav.services')}
        empty={t(text === '' && !status ? 'service.none' : 'service.noneFound')}
        height={cardHeight}
        row={(service) => <ServiceCard of={service} fieldsOf={fieldsOf} reread={pages.refresh} />}
      />
    </>
  )
}
