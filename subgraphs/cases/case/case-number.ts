/** One syllable of pinyin at the start of a text; a final n, ng or r belongs to it unless a vowel follows. */
const syllable = /^(?:zh|ch|sh|[b-df-hj-np-tw-z])?[aeiouv]+(?:ng(?![aeiouv])|n(?![aeiouv])|r(?![aeiouv]))?/

/**
 * What a community's case numbers begin with: the initials of its name's syllables, `QG` for `xicheng.g.qianggen`; the
 * first letters where the name is not pinyin. Two communities may share it; the store tells them apart.
 */
export function numberPrefix(communityCode: string): string {
  const name = communityCode.slice(communityCode.lastIndexOf('.') + 1)
  let rest = name.replace(/[^a-z]/g, '')
  let initials = ''
  while (rest !== '') {
    const [match] = syllable.exec(rest) ?? [rest.slice(0, 1)]
    initials += match.slice(0, 1)
    rest = rest.slice(match.length)
  }
  return (initials.length >= 2 ? initials : name.replace(/[^a-z0-9]/g, '')).slice(0, 4).toUpperCase() || 'C'
}

/** `QG-2026-000123` */
export function caseNumber(prefix: string, year: number, sequence: number): string {
  return `${prefix}-${year}-${String(sequence).padStart(6, '0')}`
}
