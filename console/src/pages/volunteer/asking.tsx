import { useText } from '../../i18n/text'

export interface MemberCounts {
  readonly memberCount: number
  readonly requests?: { readonly totalCount: number } | null
}

/** How many ask to be let in, beside what leads to them; nothing while nobody does. */
export function Asking({ of }: { of: MemberCounts }) {
  const t = useText()
  const count = of.requests?.totalCount ?? 0
  return count > 0 && <span className="mark warn">{t('group.asking', { count })}</span>
}
