import i18next from 'i18next'
import { useCallback } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { en } from './en'
import { setDictionary } from './server-text'

/** Everything the console says, by name. */
export type Key = keyof typeof en
export type Say = (key: Key, values?: Record<string, string | number>) => string

export const languages = { 'zh-CN': '中文', en: 'English' } as const
export type Language = keyof typeof languages

const stored = 'hub.language'

export function isLanguage(text: string | null): text is Language {
  return text !== null && text in languages
}

/** The one chosen before, else the browser's. */
function preferred(): Language {
  const chosen = localStorage.getItem(stored)
  if (isLanguage(chosen)) return chosen
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

async function load(language: Language): Promise<void> {
  const { texts, dictionary } = language === 'en' ? await english() : await chinese()
  setDictionary(dictionary)
  i18next.addResourceBundle(language, 'translation', texts)
  document.documentElement.lang = language
}

async function english() {
  const [{ en }, { enSingular }, { enDictionary }] = await Promise.all([
    import('./en'),
    import('./en.singular'),
    import('./en.server'),
  ])
  return { texts: { ...en, ...enSingular }, dictionary: enDictionary }
}

async function chinese() {
  const [{ zhCN }, { zhDictionary }] = await Promise.all([import('./zh-CN'), import('./zh-CN.server')])
  return { texts: zhCN, dictionary: zhDictionary }
}

export async function startLanguage(): Promise<void> {
  const language = preferred()
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  await load(language)
}

export async function speak(language: Language): Promise<void> {
  localStorage.setItem(stored, language)
  await load(language)
  await i18next.changeLanguage(language)
}

export function useText(): Say {
  const { t } = useTranslation()
  return useCallback((key, values) => t(key, values ?? {}), [t])
}

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return isLanguage(i18n.language) ? i18n.language : 'en'
}
