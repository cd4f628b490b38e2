import { parse, validate } from 'graphql'
import { PlanExecutor } from '../../../../gateway/execution/executor'
import { buildGeneration, type Generation } from '../../../../gateway/generation/generation'
import { exchangesOf } from '../../../../gateway/registry/check/exchange'
import { anonymous, type Viewer } from '../../../../shared/auth'
import { core, ownerId } from '../../../support/checking'
import { testSupergraph } from '../../../support/supergraph'
import { honest } from '../honest'
import { Marks } from './marks'
import { Numbers } from './numbers'
import { Questions } from './questions'
import { Recorder } from './sent'
import { stubSource } from './stub'

const viewer: Viewer = { ...anonymous, id: 'sentinel-viewer', name: 'Sentinel Name', role: 'STATION_WORKER' }
const questionsAsked = 2_000

const marks = new Marks()
const numbers = new Numbers(20261122)
let generation: Generation
const recorders = new Map(
  [...core, ...honest].map(({ name }) => [name, new Recorder(() => generation.supergraphSchema)] as const),
)
const take = (name: string) => recorders.get(name)?.take ?? (() => undefined)
let answered = 0

beforeAll(async () => {
  const sdl = testSupergraph([...core, ...honest])
  generation = buildGeneration(sdl, [
    ...core.map((known) => stubSource({ ...known, ownerId: null, told: take(known.name) }, marks, numbers)),
    ...honest.map(({ name, sdl }) => stubSource({ name, sdl, ownerId, told: take(name) }, marks, numbers)),
  ])
  const executor = new PlanExecutor({ subgraphTimeoutMilliseconds: 10_000, report: () => 'error' })
  const wanted = new Set(honest.flatMap(({ contributes }) => contributes))
  const questions = new Questions(generation.schema, wanted, marks, numbers)
  for (let asked = 0; asked < questionsAsked; asked += 1) {
    const { document: source, variables } = questions.next()
    const document = parse(source)
    expect(validate(generation.schema, document)).toEqual([])
    const plan = generation.plan({ key: source, document, operationName: null })
    const context = { viewer, requestId: 'sentinel-request', signal: new AbortController().signal }
    const { data } = await executor.run(generation, plan, { variables, context })
    if (data) answered += 1
  }
})

test('nearly all of the questions are answered, and every plug-in is asked often', () => {
  expect(answered).toBeGreaterThan(questionsAsked * 0.9)
  for (const [name, { bytes }] of recorders) expect([name, bytes.length > 20]).toEqual([name, true])
})

test('the hub’s own subgraphs, too, are sent the fields that they say they receive, and no other', () => {
  const receives = [...exchangesOf(core)].map(([name, exchange]) => [name, exchange.receives] as const)
  const sent = receives.map(([name]) => [name, [...(recorders.get(name)?.fields ?? [])].sort()] as const)
  expect(sent).toEqual(receives)
})

describe.each(honest)('$title', ({ name, sdl, receives }) => {
  const sent = () => recorders.get(name) ?? new Recorder(() => generation.supergraphSchema)
  /** Whether the plug-in has a field itself, and it is no copy of the hub's. */
  const own = (coordinate: string) => {
    const [type = '', field = ''] = coordinate.split('.')
    return new RegExp(`\\b(type|interface|input) ${type}\\b`).test(sdl) && sdl.includes(field)
  }
  const isCore = (coordinate: string) =>
    core.some((one) => new RegExp(`type ${coordinate.split('.')[0]}\\b`).test(one.sdl))

  test('is sent every field that is listed, and no other', () => {
    expect([...sent().fields].filter(isCore).sort()).toEqual(receives)
  })

  test('has in its bytes no value of any field that is not listed', () => {
    const listed = new Set(receives)
    const places = new Set(sent().bytes.flatMap((bytes) => [...marks.in(bytes)]))
    const fromHub = [...places]
      .filter((place) => !place.startsWith('client of '))
      .flatMap((place) => place.trim().split(' '))
    expect(fromHub.filter((place) => !listed.has(place) && !own(place))).toEqual([])
  })

  test('is given the client’s arguments of its own fields alone', () => {
    const places = new Set(sent().bytes.flatMap((bytes) => [...marks.in(bytes)]))
    const fromClient = [...places].filter((place) => place.startsWith('client of ')).map((place) => place.slice(10))
    expect(fromClient.filter((place) => !own(place))).toEqual([])
  })

  test('is not told who asks, nor what a client calls anything', () => {
    expect(sent().bytes.filter((bytes) => /sentinel/i.test(bytes))).toEqual([])
  })
})
