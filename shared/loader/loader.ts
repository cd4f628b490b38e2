import DataLoader from 'dataloader'
import { OneAtATime } from './one-at-a-time'
import type { Caller, OpenReads, Transaction } from '../database'

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
  return perScope(aligned(fetch, keyOf))
}

/**
 * Rows by a unique key that everybody may read, visitors too: areas, categories. Calls that ask at the same time, whoever
 * they are of, are answered by one statement together; it begins after each of them has asked, so none is answered with
 * what is older. Never for rows or columns that depend on who asks.
 */
export function openByKey<Key extends string, Row>(
  fetch: (tx: Transaction, keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): Loader<Key, Row | null> {
  const read = aligned(fetch, keyOf)
  const together = new WeakMap<OpenReads, OneAtATime<Key, Row | null>>()
  return cachedPerScope((caller, keys) => {
    const open = caller.openReads
    if (!open) return caller.read((tx) => read(tx, keys))
    let queue = together.get(open)
    if (!queue) {
      queue = new OneAtATime((all) => open.read((tx) => read(tx, all)))
      together.set(open, queue)
    }
    return queue.load(keys)
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

/** A row, or null, for each of the keys, in their order. */
function aligned<Key extends string, Row>(
  fetch: (tx: Transaction, keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
) {
  return async (tx: Transaction, keys: readonly Key[]): Promise<(Row | null)[]> => {
    const rows = new Map((await fetch(tx, keys)).map((row) => [keyOf(row), row]))
    return keys.map((key) => rows.get(key) ?? null)
  }
}

/** One DataLoader for each scope of each request: nothing that one viewer read is ever answered to another. */
function perScope<Key extends string, Value>(
  fetch: (tx: Transaction, keys: readonly Key[]) => Promise<Value[]>,
): Loader<Key, Value> {
  return cachedPerScope((caller, keys) => caller.read((tx) => fetch(tx, keys)))
}

/** As `perScope`, for what chooses itself how it reads. */
function cachedPerScope<Key extends string, Value>(
  fetch: (caller: Caller, keys: readonly Key[]) => Promise<Value[]>,
): Loader<Key, Value> {
  const loaders = new WeakMap<object, DataLoader<Key, Value>>()
  const loaderOf = (caller: Caller) => {
    let loader = loaders.get(caller.scope)
    if (!loader) {
      loader = new DataLoader<Key, Value>((keys) => fetch(caller, keys))
      loaders.set(caller.scope, loader)
    }
    return loader
  }
  return {
    load: (caller, key) => loaderOf(caller).load(key),
    prime: (caller, key, value) => void loaderOf(caller).prime(key, value),
  }
}
