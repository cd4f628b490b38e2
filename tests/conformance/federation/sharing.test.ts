import { anonymous } from '../../../shared/auth'
import { fixtureHub, fixtureSubgraph } from '../../federation/gateway/fixture'

const area = (more = '') => `type Area @key(fields: "code") { code: ID! ${more} }`
const areas = (name: string) =>
  fixtureSubgraph(name, 'key shareable', `type Query { area: Area } ${area('name: String @shareable level: String')}`, {
    Query: { area: () => ({ code: 'a', name: `of ${name}`, level: `of ${name}` }) },
    Area: { __resolveReference: ({ code }: { code: string }) => ({ code, name: `of ${name}`, level: `of ${name}` }) },
  })

describe('@provides', () => {
  const cases = fixtureSubgraph(
    'cases',
    'key external provides shareable',
    `type Query { nearest: Area @provides(fields: "name") plain: Area } ${area('name: String @external')}`,
    { Query: { nearest: () => ({ code: 'a', name: 'provided' }), plain: () => ({ code: 'a', name: 'not asked' }) } },
  )
  const owner = areas('owner')
  const hub = fixtureHub([owner, cases])

  test('spares the way to the owner, there alone where it stands', async () => {
    owner.requests.length = 0
    expect((await hub.ask('{ nearest { name } }')).data).toEqual({ nearest: { name: 'provided' } })
    expect(owner.requests).toHaveLength(0)
    expect((await hub.ask('{ plain { name } }')).data).toEqual({ plain: { name: 'of owner' } })
  })
})

describe('@shareable', () => {
  test('fields are read where the plan is already', async () => {
    const [one, two] = ['one', 'two'].map((name) =>
      fixtureSubgraph(name, 'key shareable', `type Query { ${name}: Place } type Place @shareable { x: Int y: Int }`, {
        Query: { [name]: () => ({ x: 1, y: name.length }) },
      }),
    )
    if (!one || !two) throw new Error('two subgraphs')
    expect(await fixtureHub([one, two]).ask('{ one { x } two { x y } }')).toEqual({
      data: { one: { x: 1 }, two: { x: 1, y: 3 } },
    })
    expect([one.requests.length, two.requests.length]).toEqual([1, 1])
  })
})

describe('@override', () => {
  const moved = (label: string) =>
    fixtureSubgraph(
      'next',
      'key override',
      area(`level: String @override(from: "owner"${label && `, label: "${label}"`})`),
      { Area: { __resolveReference: ({ code }: { code: string }) => ({ code, level: 'of next' }) } },
    )
  const levelFor = async (label: string, id = '') => {
    const answer = await fixtureHub([areas('owner'), moved(label)]).ask('{ area { level } }', {}, { ...anonymous, id })
    return (answer.data?.['area'] as { level: string }).level
  }

  test('moves a field from one subgraph to another', async () => {
    expect(await levelFor('')).toBe('of next')
  })

  test('with a label moves it for that part of the viewers', async () => {
    expect([await levelFor('percent(0)', 'w'), await levelFor('percent(100)', 'w')]).toEqual(['of owner', 'of next'])
    expect([await levelFor('percent(0)'), await levelFor('percent(99)'), await levelFor('percent(100)')]).toEqual([
      'of owner',
      'of owner',
      'of next',
    ])
  })

  test('with a label answers one viewer always the same', async () => {
    const hub = fixtureHub([areas('owner'), moved('percent(50)')])
    const levels = await Promise.all(
      Array.from({ length: 40 }, (_, n) => hub.ask('{ area { level } }', {}, { ...anonymous, id: `w${n % 20}` })),
    )
    expect(levels.slice(0, 20)).toEqual(levels.slice(20))
    expect(new Set(levels.map(({ data }) => JSON.stringify(data))).size).toBe(2)
  })
})
