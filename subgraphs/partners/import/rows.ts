import { isUuid } from '../../../shared/validation'
import { givenId, shaped, type HsdsRow } from './hsds-row'
import { failure, type ImportFailure } from './import-report'
import { rowsOf } from './text'

/** A row that has the shape of an HSDS service. */
export interface NumberedRow {
  readonly row: number
  /** As it is compared with others: a UUID in lower case. */
  readonly id: string
  readonly object: HsdsRow
}

/** The rows of an HSDS text, and those that are none or name an id a second time. Throws ValidationFailed. */
export function numbered(hsds: string): { readonly rows: NumberedRow[]; readonly failed: ImportFailure[] } {
  const rows: NumberedRow[] = []
  const failed: ImportFailure[] = []
  const firstWith = new Map<string, number>()
  rowsOf(hsds).forEach((value, row) => {
    const result = shaped(value)
    if ('problems' in result) return failed.push(failure(row, givenId(value), result.problems))
    const { id: given } = result.row
    const id = isUuid(given) ? given.toLowerCase() : given
    const first = firstWith.get(id)
    firstWith.set(id, first ?? row)
    if (first === undefined) return rows.push({ row, id, object: result.row })
    return failed.push(failure(row, given, [{ path: 'id', message: `Row ${first} has the same id.` }]))
  })
  return { rows, failed }
}
