import type { CheckResult } from '../../../gateway/registry/check'
import { check, head, meals } from '../../support/checking'
import { hostileAsks } from './hostile-asks'
import { hostileMeans } from './hostile-means'
import { hostileTypes } from './hostile-types'

function errorsOf({ problems }: CheckResult): string[] {
  return problems
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ code, coordinate }) => `${code} ${coordinate}`)
    .sort()
}

const all = [...hostileTypes, ...hostileAsks, ...hostileMeans]

test.each(all)('$title: refused, with its place', async ({ sdl, refused }) => {
  const result = await check(sdl)
  expect(errorsOf(result)).toEqual([...refused].sort())
  expect(result).toMatchObject({ ok: false, receives: [], matchSources: [], supergraphSdl: null })
  for (const { message } of result.problems) expect(message.length).toBeGreaterThan(20)
})

test('each of them does something else', () => {
  expect(new Set(all.map(({ sdl }) => sdl)).size).toBe(all.length)
  expect(all.length).toBeGreaterThanOrEqual(40)
})

test('all faults of a schema are told at once', async () => {
  const sdl = `${head}
    type Query { today: String! }
    type Mutation { mealsOrder: Boolean }
    type Resident @key(fields: "id") { id: ID! }
    type Menu { dish: String @override(from: "cases") }
    type Case @key(fields: "id") { id: ID! location: GeoPoint @external mealsPlan: String! @requires(fields: "location { latitude }") }`
  expect(errorsOf(await check(sdl, { name: 'cases' }))).toEqual(
    [
      'CONTRACT Case.location',
      'CONTRACT Case.mealsPlan',
      'CONTRACT Case.mealsPlan',
      'CONTRACT Menu',
      'CONTRACT Menu.dish',
      'CONTRACT Mutation.mealsOrder',
      'CONTRACT Query.today',
      'CONTRACT Query.today',
      'CONTRACT Resident',
      'CONTRACT Resident',
      'NAME_TAKEN null',
    ].sort(),
  )
})

describe('names', () => {
  const theirs = { name: 'kitchen', sdl: meals, ownerId: '0192b3c4-0000-7000-8000-000000000002' }
  const plugged = [theirs]

  test.each([
    ['a name with capitals', 'Meals', 'CONTRACT null'],
    ['a name with dots', 'meals.evil', 'CONTRACT null'],
    ['a name of the hub’s own subgraph', 'cases', 'NAME_TAKEN null'],
    ['another organisation’s', 'kitchen', 'NAME_TAKEN null'],
    ['one with another’s prefix', 'kitchen-', 'NAME_TAKEN null'],
    ['one with a prefix of the hub’s own types', 'case', 'NAME_TAKEN null'],
    ['__proto__', '__proto__', 'CONTRACT null'],
  ])('%s is not given', async (_, name, refused) => {
    const sdl = `${head} type Area @key(fields: "code") { code: ID! anything: Int }`
    expect(errorsOf(await check(sdl, { name, plugged }))).toEqual([refused])
  })

  test('a field and a type that another plug-in has are taken', async () => {
    const found = errorsOf(await check(meals, { plugged }))
    expect(found).toContain('NAME_TAKEN Case.mealOffers')
    expect(found).toContain('NAME_TAKEN MealsOffer')
  })

  test.each(['ftp://meals.example', 'javascript:alert(1)', 'http://user:word@meals.example/', ''])(
    'the address %p is refused',
    async (url) => {
      const candidate = { name: 'meals', url, sdl: meals, ownerId: 'o' }
      expect(errorsOf(await check(meals, { candidate }))).toEqual(['CONTRACT null'])
    },
  )
})
