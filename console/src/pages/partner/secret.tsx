import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/text'

/** Said once: what is not written down now is gone. */
export function Secret({ children }: { children: ReactNode }) {
  const t = useText()
  return <Alert type="success" role="status" title={t('systems.once')} description={children} />
}
