import {
  addressMarks,
  nameMarks,
  personMarks,
  searchedAddressMarks,
  searchedNameMarks,
  searchedPersonMarks,
} from '../../../subgraphs/residents/vault/marks'
import { Vault } from '../../../subgraphs/residents/vault/vault'

const [first, second] = ['7'.repeat(32), '8'.repeat(32)] as const
const vaultOf = (current: string, previous: string | null = null) => new Vault(() => ({ current, previous }))
const vault = vaultOf(first)
const other = vaultOf(second)
const rotating = vaultOf(second, first)

test('a sealed value opens for its owner and field, and looks different every time', () => {
  const key = vault.newKey('r1')
  const [once, twice] = [vault.seal(key, 'r1', 'phone', '138'), vault.seal(key, 'r1', 'phone', '138')]
  expect(once.equals(twice)).toBe(false)
  expect(vault.open(key, 'r1', 'phone', once)).toBe('138')
})

test('nothing opens in another place, with another key, or changed by a single bit', () => {
  const key = vault.newKey('r1')
  const sealed = vault.seal(key, 'r1', 'phone', '138')
  const changed = Buffer.from(sealed)
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  expect(() => vault.open(key, 'r1', 'address', sealed)).toThrow()
  expect(() => vault.open(key, 'r2', 'phone', sealed)).toThrow()
  expect(() => vault.open(vault.newKey('r1'), 'r1', 'phone', sealed)).toThrow()
  expect(() => other.open(key, 'r1', 'phone', sealed)).toThrow('HUB_DATA_KEY_PREVIOUS')
  expect(() => vault.open(key, 'r1', 'phone', changed)).toThrow()
})

test('while the data key is rotated, both open what they have wrapped, and new keys are wrapped by the new one', () => {
  const key = vault.newKey('r1')
  const sealed = vault.seal(key, 'r1', 'phone', '138')
  expect(rotating.open(key, 'r1', 'phone', sealed)).toBe('138')
  const rewrapped = rotating.rewrap(key, 'r1')
  expect(other.open(rewrapped, 'r1', 'phone', sealed)).toBe('138')
  expect(() => vault.open(rewrapped, 'r1', 'phone', sealed)).toThrow()
  expect(rotating.newKey('r2').subarray(0, 4)).toEqual(other.currentKeyId())
})

test('a vault follows its keys when they change under it', () => {
  let ring: { current: string; previous: string | null } = { current: first, previous: null }
  const following = new Vault(() => ring)
  const key = following.newKey('r1')
  ring = { current: second, previous: first }
  expect(following.rewrap(key, 'r1').subarray(0, 4)).toEqual(other.currentKeyId())
  expect(following.blindIndex('phone', '138')).toEqual(other.blindIndex('phone', '138'))
})

test('blind indexes agree for equal values of one field under one key only', () => {
  const index = vault.blindIndex('phone', '138')
  expect(index).toEqual(vault.blindIndex('phone', '138'))
  expect(index).not.toEqual(vault.blindIndex('idNumber', '138'))
  expect(index).not.toEqual(other.blindIndex('phone', '138'))
  expect(rotating.blindIndexes('phone', '138')).toEqual([other.blindIndex('phone', '138'), index])
})

test("an address has the marks of all its parts, and not those of another door's", () => {
  const marks = new Set(addressMarks(vault, '强根胡同12号, door 1, Xicheng'))
  const has = (part: string) => searchedAddressMarks(vault, part)[0]?.every((mark) => marks.has(mark))
  expect(['强根', '胡同12号', 'DOOR 1', 'door1 xi'].map(has)).toEqual([true, true, true, true])
  expect(['丰盛', 'door 2', '胡同13号'].map(has)).toEqual([false, false, false])
  expect(searchedAddressMarks(vault, 'x')).toEqual([])
})

test('a name has the marks of its parts down to one letter, in either script and under either key', () => {
  const marks = new Set(nameMarks(vault, 'Lin Guilan 林桂兰', 'Grandma Lin'))
  const has = (part: string) => searchedNameMarks(vault, part)[0]?.every((mark) => marks.has(mark))
  expect(['林', '桂兰', '林桂兰', 'lin', 'L', 'guil', 'lin gui', 'grandma'].map(has)).toEqual(Array(8).fill(true))
  expect(['王', '桂林', 'linda'].map(has)).toEqual([false, false, false])
  expect(searchedNameMarks(rotating, '林桂')).toEqual([
    ...searchedNameMarks(other, '林桂'),
    ...searchedNameMarks(vault, '林桂'),
  ])
  expect(searchedNameMarks(vault, ' , ')).toEqual([])
})

test('the same person is known by one script of the name and the birth date, and by neither alone', () => {
  const marks = new Set(personMarks(vault, 'Lin Guilan 林桂兰', '1945-02-06'))
  const known = (name: string, birthDate: string | null) =>
    searchedPersonMarks(vault, name, birthDate).some((mark) => marks.has(mark))
  expect(known('林桂兰', '1945-02-06')).toBe(true)
  expect(known('LIN  GUILAN', '1945-02-06')).toBe(true)
  expect(known('林桂兰', '1945-02-07')).toBe(false)
  expect(known('林桂', '1945-02-06')).toBe(false)
  expect(known('林桂兰', null)).toBe(false)
})

test('a data key that is too short is refused', () => {
  expect(() => vaultOf('short')).toThrow('32 bytes')
})
