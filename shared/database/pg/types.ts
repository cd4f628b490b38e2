import { types, type CustomTypesConfig } from 'pg'

const parsers = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, Number],
  [types.builtins.NUMERIC, Number],
  // A day has no instant: pg would make it midnight in the process's own time zone.
  [types.builtins.DATE, (text) => text],
  [1182, (text) => (text === '{}' ? [] : text.slice(1, -1).split(','))],
  [1016, numbers],
  [1231, numbers],
])

function numbers(text: string): number[] {
  return text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)
}

/** Counts and money are numbers, days are `YYYY-MM-DD`, everything else as pg has it. */
export const columnTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || types.getTypeParser(oid, format as 'text'),
} as CustomTypesConfig
