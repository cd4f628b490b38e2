/** What a span is told about what it stands for: names and counts, never what somebody wrote, never personal data. */
export type Attributes = Readonly<Record<string, string | number>>

export interface SpanOptions {
  /** `server` answers another process, `client` asks one, `consumer` does what was put off. Default `internal`. */
  readonly kind?: 'server' | 'client' | 'consumer' | 'internal'
  readonly attributes?: Attributes
}

/** Records where time goes, across processes. */
export interface Tracer {
  /** Runs work as a part of what is being traced; as itself when nothing is. */
  part<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T>
  /** Runs work that goes on with what another process, or an earlier transaction, has begun; null begins a trace. */
  from<T>(traceparent: string | null, name: string, options: SpanOptions, work: () => Promise<T>): Promise<T>
  /** Tells more of the work that is being traced. */
  note(attributes: Attributes): void
  /** W3C `traceparent` of the work that is being traced; null when none is. */
  traceparent(): string | null
  /** Sends what has not been sent yet. */
  close(): Promise<void>
}

/** One for the process, as the current work is known to the process alone; null until tracing is begun. */
let tracer: Tracer | null = null

/** From now on work is traced; null ends it. */
export function useTracer(next: Tracer | null): void {
  tracer = next
}

/** Whether anything is traced at all. */
export function isTracing(): boolean {
  return tracer !== null
}

/** Runs work as a part of what is being traced. Without a tracer it is a call and nothing else. */
export function traced<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  return tracer ? tracer.part(name, options, work) : work()
}

/** Begins a trace, or goes on with one: `traceparent` as another process sent it, or as a job has kept it. */
export function tracedFrom<T>(
  traceparent: string | null | undefined,
  name: string,
  options: SpanOptions,
  work: () => Promise<T>,
): Promise<T> {
  return tracer ? tracer.from(traceparent ?? null, name, options, work) : work()
}

/** Tells more of the work that is being traced, where anything is. */
export function note(attributes: Attributes): void {
  tracer?.note(attributes)
}

/** What a request to another process, or a job, takes along; null when nothing is being traced. */
export function traceparent(): string | null {
  return tracer ? tracer.traceparent() : null
}

/** The same as HTTP headers. */
export function traceHeaders(): Record<string, string> {
  const parent = traceparent()
  return parent === null ? {} : { traceparent: parent }
}
