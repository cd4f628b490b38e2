import { useText } from '../../i18n/text'
import { Nothing } from '../../kit/loaded'

/** For somebody who has signed in as a resident, and whom no station has registered yet. */
export function NotRegistered({ title }: { title: string }) {
  const t = useText()
  return (
    <div className="phone">
      <h1>{title}</h1>
      <Nothing text={t('mine.nobody')} />
    </div>
  )
}
