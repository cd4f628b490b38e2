import DataLoader from 'dataloader'
import type { Caller, Transaction } from '../database'

/** Reads a list by key and arguments within one request: N keys with the same arguments are one statement. */
export interface ArgumentLoader<Key, Args, Value> {
  load(caller: Caller, key: Key, args: Args): Promise<Value>
}

/**
 * Rows grouped by a key that many share, where the field that asks for them has arguments (a page, a filter). Fields of
 * one request nearly always have the same ones; each different set is a statement of its own.
 */
export function manyByKeyAndArguments<Key extends string, Args extends object, Row>(
  fetch: (tx: Transaction, keys: readonly Key[], args: Args) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): ArgumentLoader<Key, Args, readonly Row[]> {
  const scopes = new WeakMap<object, Map<string, DataLoader<Key, readonly Row[]>>>()
  const loaderOf = (caller: Caller, args: Args) => {
    const loaders = scopes.get(caller.scope) ?? new Map<string, DataLoader<Key, readonly Row[]>>()
    scopes.set(caller.scope, loaders)
    const name = JSON.stringify(args)
    let loader = loaders.get(name)
    if (!loader) {
      loader = new DataLoader<Key, readonly Row[]>(async (keys) => {
        const groups = new Map<Key, Row[]>(keys.map((key) => [key, []]))
        for (const row of await caller.read((tx) => fetch(tx, keys, args))) groups.get(keyOf(row))?.push(row)
        return keys.map((key) => groups.get(key) ?? [])
      })
      loaders.set(name, loader)
    }
    return loader
  }
  return { load: (caller, key, args) => loaderOf(caller, args).load(key) }
}
