import { useTracer } from './tracing'

/**
 * Begins to trace where a collector is configured, and loads what that needs then alone. Answers how to end it: to be
 * called last, as what goes before is traced too.
 * @param service as it shows in the traces: `station-hub-gateway`
 */
export async function startTracing(endpoint: string | undefined, service: string): Promise<() => Promise<void>> {
  if (endpoint === undefined) return () => Promise.resolve()
  const { CollectedTracer } = await import('./otel.js')
  const tracer = new CollectedTracer(endpoint, service)
  useTracer(tracer)
  return async () => {
    useTracer(null)
    await tracer.close()
  }
}
