import { ask, refusedWith, type Answer, type AnsweredError } from './asking'
import type { Operation } from './operation'
import { shortForm } from './short-form'
import type { Person } from './person'

type Variables = Readonly<Record<string, unknown>>

/** The story did not go as it is told: which step, and what the hub answered. */
export class TourFailed extends Error {
  constructor(step: string, why: string, answer: unknown) {
    super(`${step}\n  ${why}\n  The hub answered: ${JSON.stringify(answer, null, 2)?.replace(/\n/g, '\n  ')}`)
    this.name = 'TourFailed'
  }
}

const patienceMs = 15_000
const pauseMs = 100

/** Plays operations against one hub and prints them as a story; throws TourFailed where the hub tells another one. */
export class Tour {
  private step = 0
  private at = ''
  private last: unknown = null

  constructor(
    /** The hub's GraphQL endpoint. */
    readonly url: string,
    /** Different in every run, so that a tour can be played again on the same hub. */
    readonly run: string,
    private readonly print: (line: string) => void,
  ) {}

  /** How many steps have been played. */
  get steps(): number {
    return this.step
  }

  chapter(title: string): void {
    this.print(`\n── ${title} ${'─'.repeat(Math.max(0, 96 - title.length))}`)
  }

  /** Somebody asks, and is answered without an error. */
  async asks<Data>(who: Person, sentence: string, what: Operation<Data>, variables: Variables = {}): Promise<Data> {
    const answer = await this.send(who, sentence, what, variables)
    if (!answer.data || answer.errors.length > 0) throw this.failed('This should have been answered.')
    return answer.data
  }

  /** Somebody asks, and is refused with a code; the error is answered for the story to look into. */
  async refused(
    who: Person,
    sentence: string,
    code: string,
    what: Operation<unknown>,
    variables: Variables = {},
  ): Promise<AnsweredError> {
    const error = refusedWith(await this.send(who, sentence, what, variables), code)
    if (!error) throw this.failed(`This should have been refused with ${code}.`)
    this.tells(`${code}: ${error.message}`)
    return error
  }

  /** Somebody asks and is answered in part: some fields are null, each with an error of the code. */
  async partly<Data>(
    who: Person,
    sentence: string,
    code: string,
    what: Operation<Data>,
    variables: Variables = {},
  ): Promise<Data> {
    const answer = await this.send(who, sentence, what, variables)
    if (!answer.data || !refusedWith(answer, code)) throw this.failed(`A part should have been refused with ${code}.`)
    for (const error of answer.errors) this.tells(`${error.path?.join('.') ?? 'somewhere'}: ${code}`)
    return answer.data
  }

  /** Asks again and again, without a word, until the answer is as expected: for what travels by event. */
  async awaits<Data, Found>(
    who: Person,
    what: Operation<Data>,
    variables: Variables,
    find: (data: Data) => Found | null | undefined,
  ): Promise<Found> {
    const end = Date.now() + patienceMs
    for (;;) {
      const answer = await this.raw(who, what, variables)
      const found = answer.data ? find(answer.data) : null
      if (found !== null && found !== undefined) return found
      if (Date.now() > end) throw this.failed(`This did not come about within ${patienceMs / 1000} s: ${what.text}`)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }

  /** Prints what somebody got. */
  tells(...lines: readonly string[]): void {
    for (const line of lines) this.print(`      ← ${line}`)
  }

  /** What went wrong where the tour stands, with the last answer. */
  failed(why: string): TourFailed {
    return new TourFailed(this.at, why, this.last)
  }

  private async send<Data>(who: Person, sentence: string, what: Operation<Data>, variables: Variables) {
    this.step += 1
    this.at = `Step ${this.step}, ${who.name}: ${sentence}`
    this.print(`\n${String(this.step).padStart(3)}. ${who.name}, ${who.title}. ${sentence}`)
    this.print(`      → ${shortForm(what.text, variables)}`)
    return this.raw(who, what, variables)
  }

  private async raw<Data>(who: Person, what: Operation<Data>, variables: Variables): Promise<Answer<Data>> {
    const answer = await ask(this.url, who.token, what, variables).catch((error: unknown) => {
      throw this.failed(String(error))
    })
    this.last = answer
    return answer
  }
}
