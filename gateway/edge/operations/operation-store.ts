import { LRUCache } from 'lru-cache'
import { HubError } from '../../../shared/errors'
import { canonical, sha256, type KnownOperation } from './operation-file'

/** The hub answers known operations only, and this is none. */
export class OperationNotAllowed extends HubError {
  constructor() {
    super('OPERATION_NOT_ALLOWED', 'Only operations that the hub knows are answered here.')
  }
}

/** Characters of the texts that clients have registered by their hash. */
const registered = 8 * 1024 * 1024
const judged = 5_000

/**
 * Texts of operations by the hash that clients may send in their place. Where it is locked, the known operations are all
 * that is answered; else clients register more of them by sending text and hash once (automatic persisted queries).
 * Apollo Server keeps its own in it, as its cache.
 */
export class OperationStore {
  private readonly known: ReadonlyMap<string, string>
  private readonly canonical: ReadonlySet<string>
  private readonly verdicts = new LRUCache<string, boolean>({ max: judged })
  private readonly registered = new LRUCache<string, string>({
    maxSize: registered,
    sizeCalculation: (body, hash) => body.length + hash.length,
  })

  constructor(
    operations: readonly KnownOperation[] = [],
    readonly locked = false,
  ) {
    this.known = new Map(operations.flatMap(({ id, body }) => [[id, body] as const, [sha256(body), body] as const]))
    this.canonical = new Set(operations.flatMap(({ body }) => canonical(body) ?? []))
  }

  /** Throws OperationNotAllowed where the store is locked and the text is of no known operation. */
  admit(body: string): void {
    if (!this.locked) return
    // Texts that are refused are not kept: whoever sends them decides how many there are.
    const verdict = this.verdicts.get(sha256(body)) ?? this.canonical.has(canonical(body) ?? '')
    if (!verdict) throw new OperationNotAllowed()
    this.verdicts.set(sha256(body), true)
  }

  /** The text behind a hash. Throws OperationNotAllowed where the store is locked and knows none. */
  find(hash: string): string | undefined {
    const body = this.known.get(hash) ?? this.registered.get(hash)
    if (body === undefined && this.locked) throw new OperationNotAllowed()
    return body
  }

  /** Keeps a text that has been found good. */
  register(body: string): void {
    if (!this.locked) this.registered.set(sha256(body), body)
  }

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.find(hashOf(key)))
  }

  set(key: string, body: string): Promise<void> {
    if (hashOf(key) === sha256(body)) this.register(body)
    return Promise.resolve()
  }

  delete(key: string): Promise<void> {
    this.registered.delete(hashOf(key))
    return Promise.resolve()
  }
}

/** Apollo Server's keys are `apq:<hash>`. */
function hashOf(key: string): string {
  return key.replace(/^apq:/, '')
}
