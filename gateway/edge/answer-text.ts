import type { FormattedExecutionResult } from 'graphql'

/** Data that several requests are answered with is the same object, and is written once. */
const texts = new WeakMap<object, string>()

/** An answer as JSON, as short as it can be: people read answers in tools that lay it out themselves. */
export function answerText(answer: FormattedExecutionResult): string {
  const { data, errors, extensions } = answer
  if (!data || errors || extensions) return JSON.stringify(answer)
  const known = texts.get(data)
  if (known !== undefined) return known
  const text = JSON.stringify(answer)
  texts.set(data, text)
  return text
}
