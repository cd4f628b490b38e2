import { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { boardBody } from '../support/board'
import { post } from '../support/load'

const perSecond = 10

export interface Noticed {
  readonly times: readonly number[]
  readonly failed: number
}

/**
 * A station's screen that asks for its board at a steady rate, whether the last answer is there or not. Answers how long
 * each took from when it was due, in milliseconds, and how many were not whole.
 */
export async function bystand(url: string, authorization: string, seconds: number): Promise<Noticed> {
  const agent = new Agent({ keepAlive: true })
  const begun = performance.now()
  let failed = 0
  const asked = Array.from({ length: perSecond * seconds }, async (_, n) => {
    const due = begun + (n * 1_000) / perSecond
    await wait(due - performance.now())
    const { status, text } = await post(url, { agent, headers: { authorization }, body: boardBody })
    if (status !== 200 || text.includes('"errors":')) failed += 1
    return performance.now() - due
  })
  try {
    const times = await Promise.all(asked)
    return { times, failed }
  } finally {
    agent.destroy()
  }
}
