import { Button } from 'antd'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useText } from '../i18n/text'

/** The browser's own dialog: it keeps the focus inside, Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useText()
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog ref={ref} aria-labelledby={heading} onCancel={onClose} className="dialog">
      <header>
        <h2 id={heading}>{title}</h2>
        <Button type="text" aria-label={t('action.close')} onClick={onClose}>
          ✕
        </Button>
      </header>
      {children}
    </dialog>
  )
}
