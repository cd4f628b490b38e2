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

const pageSize = 100
const draft = 'new-service'
/** About how high a service's card is, in pixels. */
const cardHeight = 260

/** What an organisation offers. */
export function Services() {
  const t = useText()
  const { organizationId } = useViewer()
  const id = organizationId ?? ''
  const pages = usePages(MyServicesDocument, { id, first: pageSize }, (data) => data.organization?.services)
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
            const input = { ...inputOf(values), draft: values.draft === true, idempotencyKey: draftKey(draft) }
            const outcome = await list({ input })
            if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey(draft)
            if (outcome.data) pages.refresh()
            return outcome
          }}
        />
      </header>
      <ImportForm done={pages.refresh} />
      <Rows
        pages={pages}
        label={t('nav.services')}
        empty={t('service.none')}
        height={cardHeight}
        row={(service) => <ServiceCard of={service} fieldsOf={fieldsOf} reread={pages.refresh} />}
      />
    </>
  )
}
