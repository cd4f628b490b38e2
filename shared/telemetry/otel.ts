import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context } from '@opentelemetry/api'
import type { Tracer as OtelTracer } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { ATTR_SERVICE_NAME } from '@opentelemetry/semantic-conventions'
import type { Attributes, SpanOptions, Tracer } from './tracing'

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
} as const

/** How long the process, as it ends, waits for the collector. Milliseconds. */
const patience = 3_000

/**
 * OpenTelemetry over OTLP/HTTP. Loaded only where a collector is configured; further `OTEL_…` variables (headers,
 * sampling, batches) are read by its packages themselves. A collector that is down costs the spans, nothing else.
 */
export class CollectedTracer implements Tracer {
  readonly #provider: BasicTracerProvider
  readonly #tracer: OtelTracer

  /** @param endpoint `http://collector:4318` */
  constructor(endpoint: string, service: string) {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
    const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`
    this.#provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ [ATTR_SERVICE_NAME]: service }),
      spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url, timeoutMillis: patience }))],
    })
    this.#tracer = this.#provider.getTracer('station-hub')
  }

  part<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
    return trace.getActiveSpan() ? this.#run(context.active(), name, options, work) : work()
  }

  from<T>(parent: string | null, name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
    return this.#run(contextOf(parent), name, options, work)
  }

  note(attributes: Attributes): void {
    trace.getActiveSpan()?.setAttributes(attributes)
  }

  traceparent(): string | null {
    const span = trace.getActiveSpan()?.spanContext()
    if (!span) return null
    return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`
  }

  async close(): Promise<void> {
    await this.#provider.shutdown().catch(() => undefined)
    context.disable()
  }

  async #run<T>(
    parent: Context,
    name: string,
    { kind = 'internal', attributes = {} }: SpanOptions,
    work: () => Promise<T>,
  ): Promise<T> {
    const span = this.#tracer.startSpan(name, { kind: kinds[kind], attributes }, parent)
    try {
      return await context.with(trace.setSpan(parent, span), work)
    } catch (error) {
      // Its message may hold what somebody wrote: the log has it, without that.
      const { name: type, code } = error as { name?: unknown; code?: unknown }
      span.setAttribute('error.type', String(code ?? type ?? 'unknown'))
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  }
}

/** What a W3C header says; an own trace where it says nothing that can be read. */
function contextOf(traceparent: string | null): Context {
  const [, traceId, spanId, flags] = /^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/.exec(traceparent ?? '') ?? []
  if (!traceId || !spanId || !flags || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return ROOT_CONTEXT
  const remote = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true }
  return trace.setSpanContext(ROOT_CONTEXT, remote)
}
