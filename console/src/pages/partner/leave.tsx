import { Alert } from 'antd'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { Loaded } from '../../kit/loaded'
import { LeaveHubDocument, MyOrganizationDocument } from './leave.gen'

/** The way out, for good: said before it is gone, and confirmed by the name. */
export function Leave({ id }: { id: string }) {
  const t = useText()
  const [result, read] = useLive({ query: MyOrganizationDocument, variables: { id } })
  const leave = useAction(LeaveHubDocument)
  return (
    <section className="card">
      <h2>{t('leave.title')}</h2>
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
        {({ organization }) =>
          organization?.status === 'LEFT' ? (
            <Alert role="status" type="info" title={t('leave.left', { name: organization.name })} />
          ) : (
            organization && (
              <>
                <p>{t('leave.what', { name: organization.name })}</p>
                <ul>
                  <li>{t('leave.services')}</li>
                  <li>{t('leave.offers')}</li>
                  <li>{t('leave.systems')}</li>
                  <li>{t('leave.forGood')}</li>
                </ul>
                <ActionDialog
                  danger
                  label={t('leave.leave')}
                  title={`${t('leave.leave')} · ${organization.name}`}
                  draft={`leave:${id}`}
                  fields={[
                    {
                      name: 'name',
                      kind: 'text',
                      label: t('leave.name'),
                      hint: t('leave.nameHint', { name: organization.name }),
                      required: true,
                    },
                    { name: 'sure', kind: 'check', label: t('leave.sure') },
                  ]}
                  check={({ name, sure }) => ({
                    ...(name && String(name).trim() !== organization.name && { name: t('leave.ruleName') }),
                    ...(sure !== true && { sure: t('leave.ruleSure') }),
                  })}
                  send={() => leave({ id })}
                />
              </>
            )
          )
        }
      </Loaded>
    </section>
  )
}
