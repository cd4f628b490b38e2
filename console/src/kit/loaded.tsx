import { Button, Empty, Skeleton } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import type { CombinedError } from 'urql'
import { problemOf } from '../api/problem'
import { useText } from '../i18n/text'
import { ProblemNote } from './problem-note'

/** What takes longer than this is shown to be on its way; what is quicker must not flicker. */
const patienceMilliseconds = 300

export function Waiting() {
  const t = useText()
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMilliseconds)
    return () => clearTimeout(timer)
  }, [])
  if (!long) return null
  return (
    <div role="status" aria-label={t('state.loading')}>
      <Skeleton active paragraph={{ rows: 6 }} />
    </div>
  )
}

interface LoadedProps<Data> {
  result: { data?: Data | undefined; error?: CombinedError | undefined; fetching: boolean }
  retry: () => void
  children: (data: Data) => ReactNode
}

/** What a query answered; until then that it is on its way, or why it did not and how to go on. */
export function Loaded<Data>({ result, retry, children }: LoadedProps<Data>) {
  const t = useText()
  if (result.data) return <>{children(result.data)}</>
  if (!result.error) return <Waiting />
  return <ProblemNote problem={problemOf(result.error)} action={<Button onClick={retry}>{t('state.retry')}</Button>} />
}

export function Nothing({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text}>
      {children}
    </Empty>
  )
}
