import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { nodeFlags } from '../../shared/process/node-flags'
import { projectRoot } from '../../shared/project/root'

const start = path.join(projectRoot, 'scripts/start.mjs')
/** Milliseconds before a process that has died is started again. */
const restartAfter = 500

/** One process of the hub, started again whenever it dies. */
export class Child {
  #process: ChildProcess | null = null
  #stopping = false

  constructor(
    readonly name: string,
    private readonly program: readonly string[],
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  /** Answers when the process has printed its ready line for the first time. */
  start(): Promise<void> {
    return new Promise((resolve) => void this.#keepRunning(resolve))
  }

  /** It is not started again from now on: an interrupt of the terminal reaches every process by itself. */
  retire(): void {
    this.#stopping = true
  }

  /** Asks it to end, and waits until it has. */
  async stop(): Promise<void> {
    this.retire()
    const running = this.#process
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    running.kill('SIGTERM')
    await once(running, 'exit')
  }

  async #keepRunning(ready: () => void): Promise<void> {
    while (!this.#stopping) {
      await this.#runOnce(ready)
      if (!this.#stopping) await wait(restartAfter)
    }
  }

  async #runOnce(ready: () => void): Promise<void> {
    const child = spawn(process.execPath, [...nodeFlags, start, ...this.program], {
      env: { ...this.env },
      // The channel is never spoken on; that it closes tells the child that this process is gone.
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    this.#process = child
    console.log(`${this.name}: process ${child.pid}`)
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => {
        console.log(`${this.name}: ${line}`)
        if (line.includes('is ready at')) ready()
      })
    await once(child, 'exit')
    if (!this.#stopping) console.log(`${this.name}: has died and is started again`)
  }
}
