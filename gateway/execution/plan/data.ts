/** What subgraphs answer, and what is put together of it: objects whose keys a client or a subgraph may have chosen. */
export type Data = Record<string, unknown>

/**
 * An empty object that inherits nothing, so that `__proto__` and `constructor` are keys like any other. Unlike
 * `Object.create(null)` V8 lays it out as it does instances of a class: twice as fast to fill and to serialise.
 */
export const Blank = function Blank() {} as unknown as new () => Data
Blank.prototype = Object.create(null)

/** What plain objects, as a JSON parser makes them, have without having been given it. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

/** A property of the object's own; undefined when it has none of that name. */
export function own(data: Data, name: string): unknown {
  return inherited.has(name) && !Object.hasOwn(data, name) ? undefined : data[name]
}

/** Sets a property of the object's own, whatever its name is. */
export function setOwn(data: Data, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(data, name, { value, writable: true, enumerable: true, configurable: true })
  else data[name] = value
}

/** Whether a value is an object with fields, rather than a list or a leaf. */
export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
