import { Button } from 'antd'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { useText } from '../i18n/text'

/** What is shown when a page cannot be: it was never there, or could not be loaded. */
export function Failed() {
  const t = useText()
  const error = useRouteError()
  const absent = isRouteErrorResponse(error) && error.status === 404
  return (
    <main className="page">
      <h1>{t(absent ? 'failed.absent' : 'failed.title')}</h1>
      <p>{t(absent ? 'failed.absentText' : 'failed.text')}</p>
      <Button type="primary" href="/console/">
        {t('failed.home')}
      </Button>
    </main>
  )
}
