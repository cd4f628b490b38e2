import { useText } from '../../i18n/text'
import type { Field } from '../../kit/field'
import type { CaseFullFragment } from './case.gen'

export interface ActionProps {
  of: CaseFullFragment
  /** Reads the case again. */
  reread: () => void
}

/** States in which the case is being worked on. */
export const running = ['ACCEPTED', 'ASSESSED', 'PLANNED', 'IN_PROGRESS', 'COORDINATING']

export function useReason(): readonly Field[] {
  const t = useText()
  return [{ name: 'reason', kind: 'long', label: t('form.reason'), required: true }]
}
