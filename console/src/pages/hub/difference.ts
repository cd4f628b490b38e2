/** One line that only one of two texts has. */
export interface ChangedLine {
  readonly sign: '+' | '-'
  readonly line: string
}

/**
 * What turns one text into another, line by line: the longest common subsequence of what is left between their equal
 * beginnings and ends. Time and room grow with the product of the two lengths of that middle.
 */
export function differenceOf(before: string, after: string): readonly ChangedLine[] {
  const [old, young] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < old.length && start < young.length && old[start] === young[start]) start++
  let end = 0
  while (end < Math.min(old.length, young.length) - start && old.at(-1 - end) === young.at(-1 - end)) end++
  const left = old.slice(start, old.length - end)
  const right = young.slice(start, young.length - end)
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint32Array(right.length + 1))
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0
  for (let row = left.length - 1; row >= 0; row--)
    for (let column = right.length - 1; column >= 0; column--) {
      const same = left[row] === right[column]
      const best = same ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
      const line = lengths[row]
      if (line) line[column] = best
    }
  const changed: ChangedLine[] = []
  let [row, column] = [0, 0]
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && left[row] === right[column]) {
      row++
      column++
    } else if (column >= right.length || (row < left.length && at(row + 1, column) >= at(row, column + 1)))
      changed.push({ sign: '-', line: left[row++] ?? '' })
    else changed.push({ sign: '+', line: right[column++] ?? '' })
  }
  return changed
}
