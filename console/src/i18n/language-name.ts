import i18next from 'i18next'

const names = new Map<string, Intl.DisplayNames>()

/** What a language is called by whoever reads the page: `zh` is Chinese, or 中文. What is no code stays as it is. */
export function languageName(code: string): string {
  const reader = i18next.language
  const made = names.get(reader) ?? new Intl.DisplayNames(reader, { type: 'language' })
  names.set(reader, made)
  try {
    return made.of(code) ?? code
  } catch {
    return code
  }
}

export function languageNames(codes: readonly string[]): string {
  return codes.map(languageName).join(', ')
}
