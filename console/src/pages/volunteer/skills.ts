import type { Key, Say } from '../../i18n/text'
import { ticked, type Field, type Value } from '../../kit/field'

/** What tasks ask for most often, with words of its own; anything else goes by its code. */
export const knownSkills = [
  'first-aid',
  'listening',
  'plumbing',
  'electrics',
  'driving',
  'cooking',
  'haircutting',
  'tutoring',
  'sign-language',
  'smartphones',
] as const

const isKnown = (code: string) => (knownSkills as readonly string[]).includes(code)

export function skillText(t: Say, code: string): string {
  return isKnown(code) ? t(`skill.${code}` as Key) : code
}

export function skillsText(t: Say, codes: readonly string[]): string {
  return codes.map((code) => skillText(t, code)).join(', ')
}

/** Skills to tick, and others to type. */
export function skillFields(t: Say): Field[] {
  return [
    {
      name: 'skills',
      // What the hub refuses is never one of these.
      paths: [],
      kind: 'checks',
      label: t('volunteer.skills'),
      options: knownSkills.map((value) => ({ value, label: skillText(t, value) })),
    },
    { name: 'others', paths: ['skills'], kind: 'text', label: t('volunteer.others'), hint: t('volunteer.othersHint') },
  ]
}

/** What those fields show of skills that stand. */
export function skillValues(codes: readonly string[]): { skills: readonly string[]; others: string } {
  return { skills: codes.filter(isKnown), others: codes.filter((code) => !isKnown(code)).join(', ') }
}

/** Codes, as the hub wants them: `Wok cooking, chess` is `wok-cooking` and `chess`. */
export function skillCodes(values: Readonly<Record<string, Value>>): string[] {
  const others = String(values['others'] ?? '')
    .split(/[,，、;；\n]+/)
    .map((word) => word.trim().toLowerCase().replace(/\s+/g, '-'))
  return [...new Set([...ticked(values['skills']), ...others])].filter((code) => code !== '')
}
