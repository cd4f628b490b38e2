import { LRUCache } from 'lru-cache'
import type { Vault } from './vault'

/** Names and addresses of one place share most of their runs; a hash for each anew would be most of a registration. */
const known = new WeakMap<Vault, LRUCache<string, readonly string[]>>()

/** Blind marks under which a text is stored: six bytes for each of its runs, so that a mark alone says little. */
export type Marks = readonly string[]

/**
 * Blind marks of an address, one for each run of three characters, and of two where they are Chinese: a text that
 * contains another has all of its marks.
 */
export function addressMarks(vault: Vault, text: string): Marks {
  return stored(vault, 'address', addressRuns(text))
}

/** What to look for an address part under, for each data key that it may be stored under; empty: too short to look for. */
export function searchedAddressMarks(vault: Vault, text: string): Marks[] {
  return searched(vault, 'address', addressRuns(text))
}

/** Blind marks of a name, one for each run of one to three characters: a name is looked for by a single letter too. */
export function nameMarks(vault: Vault, ...names: readonly string[]): Marks {
  return stored(
    vault,
    'name',
    names.flatMap((name) => {
      const characters = plain(name)
      return [1, 2, 3].flatMap((length) => runs(characters, length))
    }),
  )
}

/** What to look for a part of a name under, for each data key. */
export function searchedNameMarks(vault: Vault, text: string): Marks[] {
  const characters = plain(text)
  return searched(vault, 'name', runs(characters, Math.min(3, characters.length)))
}

/**
 * Marks under which somebody of this name and birth date is found: one for the whole name and one for each script in
 * it, so that 林桂兰 and "Lin Guilan 林桂兰" are the same. Longer than a run's: each stands for one person.
 */
export function personMarks(vault: Vault, fullName: string, birthDate: string | null): Marks {
  return birthDate === null ? [] : peopleOf(fullName, birthDate).map((text) => whole(vault.blindIndex('person', text)))
}

/** The same, under each data key. */
export function searchedPersonMarks(vault: Vault, fullName: string, birthDate: string | null): Marks {
  if (birthDate === null) return []
  return peopleOf(fullName, birthDate).flatMap((text) => vault.blindIndexes('person', text).map(whole))
}

function peopleOf(fullName: string, birthDate: string): string[] {
  const name = plain(fullName).join('')
  const scripts = [name.match(/\p{Script=Han}+/gu)?.join(''), name.replace(/\p{Script=Han}+/gu, '')]
  // A single letter that is left over names nobody.
  const names = new Set([name, ...scripts].filter((part) => part !== undefined && [...part].length > 1))
  return [...names].map((one) => `${one} ${birthDate}`)
}

function addressRuns(text: string): string[] {
  const characters = plain(text)
  const pairs = runs(characters, 2).filter((pair) => /^\p{Script=Han}+$/u.test(pair))
  return [...runs(characters, 3), ...pairs]
}

/** Without what people write differently: width, case, spaces, commas and stops. */
function plain(text: string): string[] {
  return [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s,，.。·]+/g, ''),
  ]
}

function runs(characters: readonly string[], length: number): string[] {
  if (length === 0) return []
  return characters.slice(length - 1).map((_, index) => characters.slice(index, index + length).join(''))
}

function stored(vault: Vault, field: string, parts: readonly string[]): Marks {
  return [...new Set(parts)].flatMap((run) => marksOf(vault, field, run).slice(0, 1))
}

/** One list for each data key; none where there is nothing to look for. */
function searched(vault: Vault, field: string, parts: readonly string[]): Marks[] {
  const each = [...new Set(parts)].map((run) => marksOf(vault, field, run))
  return (each[0] ?? []).map((_, key) => each.map((marks) => marks[key] ?? ''))
}

/** A run's mark under each data key, the current one's first. */
function marksOf(vault: Vault, field: string, run: string): Marks {
  const cache = known.get(vault) ?? new LRUCache<string, Marks>({ max: 20_000 })
  known.set(vault, cache)
  const name = `${vault.ringId()} ${field} ${run}`
  const marks =
    cache.get(name) ?? vault.blindIndexes(field, run).map((hash) => hash.subarray(0, 6).toString('base64url'))
  cache.set(name, marks)
  return marks
}

function whole(hash: Buffer): string {
  return hash.subarray(0, 18).toString('base64url')
}
