import { Kind, parse, print, visit } from 'graphql'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql } from 'graphql'
import type { CheckResult } from '../../../gateway/registry/check'
import { check, head, meals, ownerId } from '../../support/checking'

function found({ problems }: CheckResult): string[] {
  return problems.map(({ severity, code, coordinate }) => `${severity} ${code} ${coordinate}`).sort()
}

describe('what does not compose', () => {
  test.each([
    ['a type that there is not', `${head} type Query { mealsToday: MealsMenu }`, 'ERROR COMPOSITION MealsMenu'],
    ['an entity that nobody can enter', `${head} type Case { mealsPlan: String }`, 'ERROR COMPOSITION Case.mealsPlan'],
    [
      'values that are not shared',
      `${head} type Query { mealsPlace: GeoPoint } type GeoPoint { latitude: Float! longitude: Float! }`,
      'ERROR COMPOSITION GeoPoint.latitude',
    ],
    [
      'an external field that nothing needs',
      `${head} type Case @key(fields: "id") { id: ID! summary: String! @external mealsPlan: String }`,
      'ERROR COMPOSITION Case.summary',
    ],
    [
      'a place without its longitude',
      `${head} type Query { mealsPlace: GeoPoint } type GeoPoint @shareable { latitude: Float! }`,
      'ERROR COMPOSITION GeoPoint.longitude',
    ],
  ])('%s: said with its place', async (_, sdl, problem) => {
    const result = await check(sdl)
    expect(found(result)).toContain(problem)
    expect(result).toMatchObject({ ok: false, supergraphSdl: null })
  })
})

describe('another version of what is plugged in', () => {
  const plugged = [{ name: 'meals', sdl: meals, ownerId }]
  let servedSdl = ''
  beforeAll(async () => void (servedSdl = (await check(meals)).supergraphSdl ?? ''))

  test('breaks nothing when it adds', async () => {
    const sdl = meals.replace('dish: String!', 'dish: String! spicy: Boolean')
    expect(found(await check(sdl, { plugged, servedSdl }))).toEqual([])
  })

  test('may not take away what is served', async () => {
    const sdl = meals.replace('kitchenHours: String', 'kitchenPhone: String')
    const result = await check(sdl, { plugged, servedSdl })
    expect(found(result)).toEqual(['ERROR BREAKING_CHANGE Organization.kitchenHours'])
    expect(result.problems[0]?.message).toContain('@deprecated')
    expect(result.supergraphSdl).toBeNull()
  })

  describe('that takes a deprecated field away', () => {
    const old = meals.replace('kitchenHours: String', 'kitchenHours: String @deprecated(reason: "see kitchenPhone")')
    const sdl = meals.replace('kitchenHours: String', 'kitchenPhone: String')
    const kitchen = 'query Kitchen($id: ID!) { organization(id: $id) { kitchenHours } }'
    let serving: { servedSdl: string; plugged: typeof plugged }
    beforeAll(async () => {
      serving = { servedSdl: (await check(old)).supergraphSdl ?? '', plugged: [{ name: 'meals', sdl: old, ownerId }] }
    })

    test('may do so when nobody asks for it', async () => {
      const operations = ['{ viewer { id } }', 'no operation', '{ nothing }']
      expect(found(await check(sdl, { ...serving, operations }))).toEqual([
        'WARNING BREAKING_CHANGE Organization.kitchenHours',
      ])
    })

    test('may not while somebody does, and is told who', async () => {
      const result = await check(sdl, { ...serving, operations: [kitchen] })
      expect(result.ok).toBe(false)
      expect(found(result)).toContain('ERROR BREAKING_CHANGE Organization.kitchenHours')
      expect(result.problems.map(({ message }) => message).join()).toContain('The operation Kitchen')
    })
  })
})

describe('the running service', () => {
  const asked = async (sdl: string) => found(await check(meals, { service: () => Promise.resolve(sdl) }))

  test('says the same in another order, with a library’s additions', async () => {
    const schema = buildSubgraphSchema({ typeDefs: parse(meals) })
    const { data } = await graphql({ schema, source: '{ _service { sdl } }' })
    const { sdl } = (data as unknown as { _service: { sdl: string } })._service
    expect(sdl).toContain('directive @key')
    const { definitions, ...document } = parse(sdl)
    const turned = visit(
      { ...document, definitions: [...definitions].reverse() },
      {
        [Kind.OBJECT_TYPE_DEFINITION]: (type) => ({ ...type, fields: [...(type.fields ?? [])].reverse() }),
      },
    )
    expect(await asked(print(turned))).toEqual([])
  })

  test('a schema that a library has printed may itself be sent', async () => {
    const schema = buildSubgraphSchema({ typeDefs: parse(meals) })
    const { data } = await graphql({ schema, source: '{ _service { sdl } }' })
    const { sdl } = (data as unknown as { _service: { sdl: string } })._service
    expect(found(await check(sdl, { service: () => Promise.resolve(meals) }))).toEqual([])
  })

  test('is another one', async () => {
    const other = meals
      .replace('kitchenHours: String', 'kitchenHours: Int')
      .replace(' dish: String! area: Area', ' area: Area soup: String')
      .replace('mealOffers(first: Int = 10)', 'mealOffers(first: Int)')
    expect(await asked(other)).toEqual([
      'ERROR SDL_MISMATCH Case.mealOffers',
      'ERROR SDL_MISMATCH MealsMenu.dish',
      'ERROR SDL_MISMATCH MealsMenu.soup',
      'ERROR SDL_MISMATCH Organization.kitchenHours',
    ])
  })

  test('answers no schema', async () => {
    expect(await asked('<html>')).toEqual(['ERROR SDL_MISMATCH null'])
  })

  test('does not answer, and what else is wrong is said too', async () => {
    const sdl = meals.replace('mealsToday', 'today')
    const result = await check(sdl, { service: () => Promise.reject(new Error('connect ECONNREFUSED')) })
    expect(found(result)).toEqual(['ERROR CONTRACT Query.today', 'ERROR UNREACHABLE null'])
    expect(result.problems.map(({ message }) => message).join()).toContain('connect ECONNREFUSED')
  })
})
