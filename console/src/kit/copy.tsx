import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../i18n/text'

/** Puts a text where somebody can paste it from, and says so. A page without https may not; there it is not offered. */
export function Copy({ label, text }: { label: string; text: string }) {
  const t = useText()
  const [copied, setCopied] = useState('')
  if (!window.isSecureContext) return null
  return (
    <>
      <Button onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}>{label}</Button>
      <span role="status">{copied === text ? t('copy.done') : ''}</span>
    </>
  )
}
