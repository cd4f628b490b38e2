import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { projectRoot } from '../../../shared/project/root'
import type { CheckResult } from './check'
import { examine, type Question } from './examine'
import { refused } from './problem'

/** Longest that a schema may take to be composed and loaded. Milliseconds. */
const patience = 30_000
const mostMegabytes = 768

/** Compiled beside the hub, also where the hub itself is one file. */
const program = path.join(projectRoot, 'dist/gateway/registry/check/worker.js')
const compiled = !__filename.endsWith('.ts')

/** Loading what composes takes longer than composing: a thread waits this long for another schema. Milliseconds. */
const idleMilliseconds = 60_000
/** What composing leaves behind goes with the thread. */
const mostQuestions = 50

interface Thread {
  readonly worker: Worker
  asked: number
}

let last: Promise<unknown> = Promise.resolve()
let kept: Thread | null = null
let idle: NodeJS.Timeout | undefined

/**
 * Examines in a thread of its own, one schema after another: composing takes seconds, in which the hub must go on
 * answering, and a schema that is made to be hard must harm the check alone. From sources there is no such thread.
 */
export function examineApart(question: Question): Promise<CheckResult> {
  if (!compiled) return examine(question)
  const result = last.then(() => answerOf(question))
  last = result.catch(() => undefined)
  return result
}

async function answerOf(question: Question): Promise<CheckResult> {
  clearTimeout(idle)
  const thread = (kept ??= begun())
  thread.asked++
  // A hub that ends waits for an answer, not for a thread that waits.
  thread.worker.ref()
  const result = await saidBy(thread.worker, question)
  thread.worker.unref()
  if (typeof result === 'string' || thread.asked === mostQuestions) end(thread)
  else idle = setTimeout(() => end(thread), idleMilliseconds).unref()
  return typeof result === 'string' ? gaveUp(result) : result
}

/** Its answer, or how it did not come to one. */
function saidBy(worker: Worker, question: Question): Promise<CheckResult | string> {
  return new Promise((resolve) => {
    const done = (result: CheckResult | string) => {
      clearTimeout(timer)
      worker.off('message', done).off('error', failed).off('exit', gone)
      resolve(result)
    }
    const failed = (error: Error) => done(`(${error.message})`)
    const gone = () => done('at all')
    const timer = setTimeout(() => done(`in ${patience / 1_000} seconds`), patience)
    worker.on('message', done).on('error', failed).on('exit', gone)
    worker.postMessage(question)
  })
}

function begun(): Thread {
  const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } })
  const thread = { worker, asked: 0 }
  // Heard by whoever waits for its answer; nobody may.
  worker.on('error', () => end(thread))
  return thread
}

function end(thread: Thread): void {
  if (kept === thread) kept = null
  void thread.worker.terminate()
}

function gaveUp(how: string): CheckResult {
  const message = `The hub could not compose and load it ${how}. Make the schema smaller: fewer types and shorter paths.`
  const problems = [refused('COMPOSITION', null, message)]
  return { ok: false, problems, contributes: [], receives: [], matchSources: [], supergraphSdl: null }
}
