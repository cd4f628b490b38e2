/** What an attacker knows of the hub. */
export interface Target {
  /** Of the public endpoint. */
  readonly url: string
  /** Tokens that the hub does not take, the last of them of its own making. */
  readonly tokens: readonly string[]
  /** Of a subgraph in a process of its own, and the headers of a request that it has answered already. */
  readonly subgraph?: {
    readonly url: string
    readonly body: string
    readonly headers: Readonly<Record<string, string>>
  }
}

/** To the attacker's process. */
export type Order = { readonly attack: string; readonly target: Target } | 'stop'

/** From the attacker's process: that it has begun, then, when it was stopped, what became of its attacks. */
export type Report =
  'begun' | { readonly times: readonly number[]; readonly outcomes: Readonly<Record<string, number>> }
