import { Blank, setOwn } from './data'

/** Objects and lists anew; leaves, which nobody writes into, as they are. */
export function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => copy(item)) as T
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value
  const made = new Blank()
  for (const [key, part] of Object.entries(value)) setOwn(made, key, copy(part))
  return made as T
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || prototype === Blank.prototype
}
