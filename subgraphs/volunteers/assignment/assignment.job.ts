import type { JobHandler } from '../../../shared/jobs'
import { closeCheckOut, type ServiceRecordService } from './service-record.service'

/** Closes what nobody has checked out of in time. */
export function closeCheckOutJob(records: ServiceRecordService): JobHandler<{ assignmentId: string }> {
  return { name: closeCheckOut, run: (caller, { assignmentId }) => records.close(caller, assignmentId) }
}
