import { useStore } from '../api/store'
import { isLanguage, languages, speak, useLanguage, useText } from '../i18n/text'
import { look, setLook, type Look } from './theme'

export function LanguageChoice() {
  const t = useText()
  const language = useLanguage()
  return (
    <select
      aria-label={t('app.language')}
      value={language}
      onChange={({ target }) => isLanguage(target.value) && void speak(target.value)}
    >
      {Object.entries(languages).map(([code, name]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
  )
}

export function LookChoice() {
  const t = useText()
  const chosen = useStore(look)
  return (
    <select aria-label={t('app.look')} value={chosen} onChange={({ target }) => setLook(target.value as Look)}>
      <option value="auto">{t('look.auto')}</option>
      <option value="light">{t('look.light')}</option>
      <option value="dark">{t('look.dark')}</option>
    </select>
  )
}
