import * as fc from 'fast-check'
import { GraphQLError } from 'graphql'

/** An object of the made-up world: of which type, which one; a value of an embedded type stands in it as it is. */
export interface Thing {
  readonly __typename: string
  readonly id: string
  readonly [field: string]: unknown
}

/** What all subgraphs, and the one schema over all of them, read. */
export interface World {
  readonly items: readonly Thing[]
  readonly owners: readonly Thing[]
  readonly boxes: readonly Thing[]
  /** `Item.price:2`: asking for it fails. */
  readonly faults: ReadonlySet<string>
  /** `prices:2`: this subgraph does not know that entity. */
  readonly absent: ReadonlySet<string>
}

const ids = ['0', '1', '2', '3']
const id = fc.constantFrom(...ids)
const link = (type: string) => fc.option(id.map((id) => ({ __typename: type, id })))
const text = fc.option(fc.string({ maxLength: 4 }))
const size = fc.option(fc.record({ width: fc.integer({ min: 0, max: 3 }), label: text }))
const found = fc.oneof(link('Item'), link('Box'))

const item = fc.record({
  name: text,
  size,
  kind: fc.option(fc.constantFrom('SMALL', 'LARGE')),
  next: link('Item'),
  parts: fc.option(fc.array(link('Item'), { maxLength: 3 })),
  price: fc.option(fc.integer({ min: 0, max: 9 })),
  owner: link('Owner'),
  tags: fc.option(fc.array(text, { maxLength: 2 })),
  grid: fc.option(fc.array(fc.option(fc.array(link('Owner'), { maxLength: 2 })), { maxLength: 2 })),
})
const owner = fc.record({ name: text, email: text, items: fc.option(fc.array(link('Item'), { maxLength: 3 })) })
const box = fc.record({ name: text, holds: fc.array(found, { maxLength: 3 }), owner: link('Owner') })

const all = (type: string, fields: fc.Arbitrary<object>) =>
  fc.tuple(...ids.map(() => fields)).map((made) => made.map((one, n) => ({ __typename: type, id: `${n}`, ...one })))

const fault = fc.tuple(
  fc.constantFrom(
    ...['Item.name', 'Item.price', 'Item.owner', 'Item.parts', 'Item.worth', 'Owner.name', 'Owner.email', 'Box.name'],
  ),
  id,
)
const absence = fc.tuple(fc.constantFrom('prices', 'people'), id)

export const worlds: fc.Arbitrary<World> = fc.record({
  items: all('Item', item),
  owners: all('Owner', owner),
  boxes: all('Box', box),
  faults: fc.array(fault, { maxLength: 6 }).map((list) => new Set(list.map(([field, id]) => `${field}:${id}`))),
  absent: fc.array(absence, { maxLength: 3 }).map((list) => new Set(list.map(([graph, id]) => `${graph}:${id}`))),
})

/** Which subgraph a field is read from, when that is another than its object's own. */
const readFrom: Readonly<Partial<Record<string, string>>> = {
  ...Object.fromEntries(['price', 'worth', 'owner', 'tags', 'grid'].map((field) => [`Item.${field}`, 'prices'])),
  'Owner.name': 'prices',
  ...Object.fromEntries(['email', 'items'].map((field) => [`Owner.${field}`, 'people'])),
}

/** The value of a field of one thing. Throws where the world says so. */
export function valueOf(world: World, type: string, field: string, source: Readonly<Record<string, unknown>>): unknown {
  if (type === 'Query') return rootValue(world, field)
  if (typeof source['id'] !== 'string') return source[field]
  if (field === 'id') return source['id']
  if (world.absent.has(`${readFrom[`${type}.${field}`]}:${source['id']}`)) return null
  const at = `${type}.${field}:${source['id']}`
  if (world.faults.has(at)) throw new GraphQLError(`No ${at}.`, { extensions: { code: 'FORBIDDEN' } })
  const known = { Item: world.items, Owner: world.owners, Box: world.boxes }[type]
  const thing = known?.find(({ id }) => id === source['id'])
  return field === 'worth' ? worth(thing) : thing?.[field]
}

function worth(thing: Thing | undefined): number | null {
  const size = thing?.['size'] as { width: number } | null | undefined
  return size ? size.width * 10 : null
}

function rootValue({ items, boxes, owners }: World, field: string): unknown {
  if (field === 'items') return items
  if (field === 'boxes') return boxes
  if (field === 'owner') return owners[0]
  return [items[0], boxes[0], null, items[1]]
}
