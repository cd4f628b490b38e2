import type { FastifyError, FastifyInstance } from 'fastify'
import { HubError } from '../../shared/errors'
import type { Logger } from '../../shared/logging'
import type { ReportCause } from '../execution/masking'
import { limits } from './limits/admission'
import { LimitExceeded } from './limits/limit'
import { errorBody } from './refusal'
import { refuse } from './request'

/** Answers what goes wrong around the operations: in the shape of a GraphQL answer, and without the cause. */
export function handleErrors(app: FastifyInstance, { report, log }: { report: ReportCause; log: Logger }): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof HubError) return refuse(reply, error)
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
      return reply.code(413).send(errorBody(new LimitExceeded('bytes of the body', limits.bodyBytes)))
    const unreadable = new HubError('VALIDATION_FAILED', 'The request cannot be read.', { fields: [] })
    const status = error.statusCode ?? 500
    if (status < 500) return reply.code(status).send(errorBody(unreadable))
    const errorId = report(error, { requestId: request.id })
    log.error({ errorId, requestId: request.id }, 'request failed')
    return reply.code(500).send(errorBody(new HubError('INTERNAL', 'Something went wrong here.', { errorId })))
  })
}
