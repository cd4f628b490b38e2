import { GraphQLError } from 'graphql'
import { LRUCache } from 'lru-cache'
import { aliasLimit } from './aliases'
import { depthLimit } from './depth'
import { directiveLimit } from './directives'
import { limited } from './limit'
import { repeatLimit } from './repeats'
import { rootFieldLimit } from './root-fields'
import { selectionLimit } from './selections'
import { parseWithin } from './tokens'

/** What the hub takes on in one operation. Bytes are UTF-8. */
export const limits = {
  bodyBytes: 256 * 1024,
  tokens: 2_000,
  depth: 12,
  aliases: 30,
  rootFields: 20,
  directives: 10,
  selections: 2_000,
  /** Of a field at one place of the answer. */
  repeats: 50,
  /** Objects that the answer may hold. */
  cost: 10_000,
  /** Of a WebSocket message. */
  messageBytes: 64 * 1024,
  /** At a time, on one WebSocket. */
  subscriptions: 100,
  /** Sent on one WebSocket and not yet read by the client. */
  queuedMessages: 16,
} as const

const rules = [
  directiveLimit(limits.directives),
  aliasLimit(limits.aliases),
  depthLimit(limits.depth),
  selectionLimit(limits.selections),
  rootFieldLimit(limits.rootFields),
  repeatLimit(limits.repeats),
]

/** Characters of operations that are remembered as admitted. */
const remembered = 4 * 1024 * 1024

/** Holds operations against the limits before anything else looks at them. */
export class Admission {
  private readonly admitted = new LRUCache<string, true>({
    maxSize: remembered,
    sizeCalculation: (_, key) => key.length + 1,
  })

  /** Throws LimitExceeded. A syntax error is for who parses the operation to tell. */
  admit(source: string): void {
    if (this.admitted.has(source)) return
    try {
      const document = limited(parseWithin(limits.tokens, source))
      for (const rule of rules) rule(document)
    } catch (error) {
      if (error instanceof GraphQLError) return
      throw error
    }
    this.admitted.set(source, true)
  }
}
