import type { Pool } from 'pg'

/**
 * Tells the runners of all processes that jobs have been committed. PostgreSQL commits transactions that notify one
 * after another, in the whole database, each until it is on the disk: so no change does it itself. Whoever is told of
 * several changes at once tells of them together. What is lost on the way, a runner finds a second later.
 */
export class Wake {
  #through: Pool | null = null
  #untold = 0
  #telling = false

  /** From now on there are connections to tell through; null: no more. */
  through(pool: Pool | null): void {
    this.#through = pool
  }

  /** A job has been committed. */
  tell(): void {
    this.#untold += 1
    if (!this.#telling) void this.#tell()
  }

  async #tell(): Promise<void> {
    this.#telling = true
    while (this.#untold > 0) {
      const told = JSON.stringify({ count: this.#untold })
      this.#untold = 0
      // It may be lost with a server that fails at this moment: nobody waits for the disk.
      const text = `/* tellOfJobs */ select set_config('synchronous_commit', 'off', true), pg_notify('jobs:insert', $1)`
      await this.#through?.query(text, [told]).catch(() => undefined)
    }
    this.#telling = false
  }
}
