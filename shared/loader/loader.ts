import DataLoader from 'dataloader'
import type { Caller, Transaction } from '../database'

/** Reads rows by key within one request: asked for N keys in a tick, it makes one statement. */
export interface Loader<Key, Value> {
  load(caller: Caller, key: Key): Promise<Value>
  /** Puts a row in that was read another way, so that it is not read again. */
  prime(caller: Caller, key: Key, value: Value): void
}

/** Rows by a unique key; absent and invisible ones are null. */
export function oneByKey<Key extends string, Row>(
  fetch: (tx: Transaction, keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): Loader<Key, Row | null> {
  return perScope(async (tx, keys) => {
    const rows = new Map((await fetch(tx, keys)).map((row) => [keyOf(row), row]))
    return keys.map((key) => rows.get(key) ?? null)
  })
}

/** Rows grouped by a key that many share, in the order they were fetched; none is an empty list. */
export function manyByKey<Key extends string, Row>(
  fetch: (tx: Transaction, keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): Loader<Key, readonly Row[]> {
  return perScope(async (tx, keys) => {
    const groups = new Map<Key, Row[]>(keys.map((key) => [key, []]))
    for (const row of await fetch(tx, keys)) groups.get(keyOf(row))?.push(row)
    return keys.map((key) => groups.get(key) ?? [])
  })
}

/** One DataLoader for each scope of each request: nothing that one viewer read is ever answered to another. */
function perScope<Key extends string, Value>(
  fetch: (tx: Transaction, keys: readonly Key[]) => Promise<Value[]>,
): Loader<Key, Value> {
  const loaders = new WeakMap<object, DataLoader<Key, Value>>()
  const loaderOf = (caller: Caller) => {
    let loader = loaders.get(caller.scope)
    if (!loader) {
      loader = new DataLoader<Key, Value>((keys) => caller.read((tx) => fetch(tx, keys)))
      loaders.set(caller.scope, loader)
    }
    return loader
  }
  return {
    load: (caller, key) => loaderOf(caller).load(key),
    prime: (caller, key, value) => void loaderOf(caller).prime(key, value),
  }
}
