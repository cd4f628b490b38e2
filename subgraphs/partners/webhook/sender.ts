import type { Outcome } from './delivery'

export interface SendRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** For all of it: name, connection, answer. */
  readonly timeoutMilliseconds: number
}

/** Brings a message to where it shall go. It never throws: whatever goes wrong is an outcome. */
export interface Sender {
  send(request: SendRequest): Promise<Outcome>
}
