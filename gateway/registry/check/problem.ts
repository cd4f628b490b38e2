import type { CheckCode, CheckProblem } from './check'

/** An ERROR: it is not plugged in before this is mended. */
export function refused(code: CheckCode, coordinate: string | null, message: string): CheckProblem {
  return { severity: 'ERROR', code, coordinate, message }
}

/** It may be plugged in, and its developer should know. */
export function warned(code: CheckCode, coordinate: string | null, message: string): CheckProblem {
  return { severity: 'WARNING', code, coordinate, message }
}

/** The fence has not been kept to. */
export function contract(coordinate: string | null, message: string): CheckProblem {
  return refused('CONTRACT', coordinate, message)
}

/** Each problem once, in the order they were found. */
export function distinct(problems: readonly CheckProblem[]): CheckProblem[] {
  const known = new Map(problems.map((problem) => [JSON.stringify(problem), problem]))
  return [...known.values()]
}
