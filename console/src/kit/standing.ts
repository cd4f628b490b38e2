import type { Problem } from '../api/problem'
import type { Key, Say } from '../i18n/text'

/** Where the states of a noun, as the hub calls it, have their words. */
const groups: Readonly<Record<string, string>> = {
  appointment: 'appointmentStatus',
  assignment: 'assignmentStatus',
  case: 'caseStatus',
  claim: 'claimStatus',
  holder: 'organizationStatus',
  organisation: 'organizationStatus',
  organization: 'organizationStatus',
  proposal: 'proposalStatus',
  referral: 'referralStatus',
  service: 'serviceStatus',
  task: 'taskStatus',
}

/** Where something stands, and what it can become from there; null when the hub did not say. */
export function standingText(t: Say, { detail, details: { from, allowed } }: Problem): string | null {
  if (typeof from !== 'string') return null
  const [, what = ''] = /^An? (\w+) that is /.exec(detail) ?? []
  const said = (status: string) => wordOf(t, groups[what] ?? '', status)
  const stands = t('problem.stands', { status: said(from) })
  if (!Array.isArray(allowed) || allowed.length === 0) return `${stands} ${t('problem.stays')}`
  const next = allowed.map((status) => said(String(status)))
  return `${stands} ${t('problem.allows', { next: next.join(' · ') })}`
}

function wordOf(t: Say, group: string, status: string): string {
  for (const key of [`${group}.${status}`, `standing.${status}`] as Key[]) if (t(key) !== key) return t(key)
  return status
}
