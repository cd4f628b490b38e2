import { traceparent } from '../telemetry/tracing'

/** Where a stored payload keeps what it was added by; no payload of a job has it. */
const kept = '_traceparent'

/** A payload as it is stored: work that is put off for a moment belongs to the trace that it was added in. */
export function withTrace(payload: object): object {
  const parent = traceparent()
  return parent === null ? payload : { ...payload, [kept]: parent }
}

/** What the handler is given of it. */
export function withoutTrace(stored: object): { payload: object; traceparent: string | null } {
  const { [kept]: parent, ...payload } = stored as Record<string, unknown>
  return { payload, traceparent: typeof parent === 'string' ? parent : null }
}
