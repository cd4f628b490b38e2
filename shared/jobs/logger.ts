import { Logger as JobLogger } from 'graphile-worker'
import type { Logger } from '../logging'

/** graphile-worker's chatter, at a level below ours; its errors carry payloads, so only their words are kept. */
export function jobLogger(log: Logger): JobLogger {
  return new JobLogger(() => (level, message) => {
    if (level === 'error') log.warn({ jobs: message.split('\n')[0] }, 'the job queue reports a problem')
    else if (level === 'warning') log.info({ jobs: message }, 'the job queue reports')
    else log.trace({ jobs: message }, 'job queue')
  })
}
