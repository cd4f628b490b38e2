import { sql } from '../../../shared/database/pg'
import type { TestSubgraph } from '../../support'
import { ask, openCases, viewers } from './territory'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await openCases()
})
afterAll(() => subgraph.close())

const asSystem = (text: string) =>
  subgraph.running.database.asSystem((caller) => caller.write((tx) => sql<{ n: number }>(tx, text)))

const save = (viewer: object, code: string, name: string) =>
  ask<{ saveCategory: object }>(
    subgraph,
    viewer,
    `mutation { saveCategory(code: "${code}", name: "${name}") { code name line parent { code } } }`,
  )

describe('the catalogue', () => {
  it('grows below what there is, on the line of its parent, and keeps a category that is renamed', async () => {
    const added = await save(viewers.district, 'life.repairs.locks', 'Locks 开锁')
    expect(added.saveCategory).toMatchObject({ line: 'LIFE', parent: { code: 'life.repairs' } })
    expect((await save(viewers.admin, 'life.repairs.locks', 'Keys 配钥匙')).saveCategory).toMatchObject({
      name: 'Keys 配钥匙',
    })
    await expect(save(viewers.district, 'no.such', 'X')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
    await expect(save(viewers.district, 'life.Repairs', ' ')).rejects.toMatchObject({
      fields: [{ path: 'code' }, { path: 'name' }],
    })
    await expect(save(viewers.worker, 'life.repairs.keys', 'X')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('cannot lose a category that is in use', async () => {
    for (const code of ['life.repairs.plumbing', 'life.repairs'])
      await expect(asSystem(`/* lose */ delete from category where code = '${code}'`)).rejects.toMatchObject({
        code: '23503',
      })
  })

  it('is read as one tree of a district’s size with one statement', async () => {
    await asSystem(`/* grow */ insert into category (code, name, line)
      select 'life.k' || n, 'Kind ' || n, 'LIFE' from generate_series(0, 576) n`)
    await asSystem(`/* grow */ insert into category (code, name, line)
      select 'life.k' || n % 577 || '.i' || n, 'Item ' || n, 'LIFE' from generate_series(0, 3574) n`)
    subgraph.statements.length = 0
    const { categories } = await ask<{ categories: { children: object[]; parent: object | null }[] }>(
      subgraph,
      viewers.anonymous,
      `{ categories(within: "life") { code name line parent { code } children { code name } } }`,
    )
    expect(categories.length).toBeGreaterThan(3575)
    expect(categories.reduce((sum, each) => sum + each.children.length, 0)).toBe(categories.length - 1)
    expect(subgraph.statements.map((name) => name.replace(/_[0-9a-f]+$/, ''))).toEqual(['categoryTree'])
  })

  it('knows the parent above the part that is asked for, and the whole way down', async () => {
    const { categories } = await ask<{ categories: object[] }>(
      subgraph,
      viewers.anonymous,
      `{ categories(within: "life.repairs") { code parent { code parent { code } } children { code children { code parent { code } } } } }`,
    )
    const life = { code: 'life' }
    const repairs = { code: 'life.repairs' }
    const [locks, plumbing] = ['life.repairs.locks', 'life.repairs.plumbing'].map((code) => ({ code, children: [] }))
    expect(categories).toEqual([
      { ...repairs, parent: { ...life, parent: null }, children: [locks, plumbing] },
      { ...locks, parent: { ...repairs, parent: life } },
      { ...plumbing, parent: { ...repairs, parent: life } },
    ])
    const one = await ask<{ category: object }>(
      subgraph,
      viewers.anonymous,
      `{ category(code: "life.repairs") { parent { code } children { code } } }`,
    )
    expect(one.category).toEqual({ parent: life, children: [locks, plumbing].map((each) => ({ code: each?.code })) })
  })
})
