import { isData, own, setOwn, type Data } from './data'

/**
 * Adds what one fetch has answered to what others have: objects field by field, lists of one length item by item.
 * What is there is never taken away by a null: of a field that two subgraphs resolve, one's outage leaves the other's
 * answer. Parts of `from` become parts of `into`; whoever merges it twice copies it.
 */
export function merge(into: Data, from: Data): void {
  for (const key of Object.keys(from)) {
    const value = from[key]
    if (value === undefined) continue
    const there = own(into, key)
    if (there === undefined || there === null) setOwn(into, key, value)
    else if (value !== null) setOwn(into, key, merged(there, value))
  }
}

function merged(there: unknown, value: unknown): unknown {
  if (isData(there) && isData(value)) {
    merge(there, value)
    return there
  }
  if (Array.isArray(there) && Array.isArray(value) && there.length === value.length) {
    value.forEach((item: unknown, index) => {
      const before: unknown = there[index]
      if (before === null || before === undefined) there[index] = item
      else if (item !== null && item !== undefined) there[index] = merged(before, item)
    })
    return there
  }
  return value
}
