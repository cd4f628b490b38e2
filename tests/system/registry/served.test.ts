import { parse } from 'graphql'
import { openTestHub, type TestHub } from '../../support/hub'
import { openPlugInService, type PlugInService } from '../../support/plug-in-service'
import { honest } from '../registry-check/honest'
import { hostileAsks } from '../../unit/registry-check/hostile-asks'
import { hostileMeans } from '../../unit/registry-check/hostile-means'
import { hostileTypes } from '../../unit/registry-check/hostile-types'

let hub: TestHub
const services: PlugInService[] = []
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
})
afterAll(async () => {
  await hub.close()
  for (const service of services) await service.close()
})

const admin = () => hub.as('admin')
const plugging = 'mutation Plug($input: SubgraphInput!) { plugSubgraph(input: $input) { name status } }'
const checking =
  'mutation Check($input: SubgraphInput!) { checkSubgraph(input: $input) { problems { code coordinate } } }'
const board = '{ cases(filter: { area: "xicheng.g.qianggen" }, first: 1) { edges { node { id } } } }'
const served = async () => {
  const { data, errors } = await admin().query('{ supergraph { version sdl } subgraphs { name status } }')
  expect(errors).toBeUndefined()
  return data
}

test('every hostile schema is refused with its place, and what is served stays as it was', async () => {
  const before = await served()
  const input = (sdl: string) => ({ name: 'meals', url: 'http://127.0.0.1:9/graphql', sdl })
  for (const { title, sdl, refused } of [...hostileTypes, ...hostileAsks, ...hostileMeans]) {
    const checked = await admin().query(checking, { input: input(sdl) })
    const told = checked.data.checkSubgraph.problems.map(
      ({ code, coordinate }: { code: string; coordinate: string | null }) => `${code} ${coordinate}`,
    )
    expect([title, told]).toEqual([title, expect.arrayContaining([...refused])])
    const { errors } = await admin().query(plugging, { input: input(sdl) })
    expect([title, errors?.[0]?.extensions?.['code']]).toEqual([title, 'VALIDATION_FAILED'])
  }
  expect(await served()).toEqual(before)
  expect((await hub.as('worker').query(board)).errors).toBeUndefined()
})

test('every honest one is served beside the others', async () => {
  for (const { title, name, sdl, contributes } of honest) {
    const service = await openPlugInService(sdl, {})
    services.push(service)
    const { data, errors } = await admin().query(plugging, { input: { name, url: service.url, sdl } })
    expect([title, errors, data?.plugSubgraph]).toEqual([title, undefined, { name, status: 'PLUGGED' }])
    const { supergraph } = await served()
    const fields = parse(supergraph.sdl).definitions.flatMap((definition) =>
      'fields' in definition
        ? (definition.fields ?? []).map((field) => `${definition.name.value}.${field.name.value}`)
        : [],
    )
    expect(fields).toEqual(expect.arrayContaining([...contributes]))
  }
  const { subgraphs } = await served()
  expect(subgraphs).toEqual(expect.arrayContaining(honest.map(({ name }) => ({ name, status: 'PLUGGED' }))))
  expect((await hub.as('worker').query(board)).errors).toBeUndefined()
})
