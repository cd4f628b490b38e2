/** What a refusal says beside its kind. */
export const enProblem = {
  'problem.again': 'It is possible again {{at}}.',
  'problem.allows': 'From there: {{next}}.',
  'problem.stands': 'It stands at: {{status}}.',
  'problem.stays': 'That is the end: nothing follows.',
  'standing.DISABLED': 'Switched off',
  'standing.ENABLED': 'Switched on',
  'standing.ESCALATED': 'Escalated',
  'standing.EXPIRED': 'Expired',
  'standing.HANDED_BACK': 'Handed back',
  'standing.LEFT': 'Left',
  'standing.PAUSED': 'Clock paused',
  'standing.RESUMED': 'Clock running again',
  'standing.RUNNING': 'Clock running',
  'standing.WITHDRAWN': 'Withdrawn',
}
