import { check, ownerId } from '../../support/checking'
import { honest } from './honest'

test.each(honest)('$title may be plugged in', async ({ name, sdl, contributes, receives, matchSources = [] }) => {
  const { supergraphSdl, ...result } = await check(sdl, { name })
  expect(result).toEqual({ ok: true, problems: [], contributes, receives, matchSources })
  expect(supergraphSdl).toContain(`http://${name}.subgraph`)
})

test('all of them stand side by side', async () => {
  const [last, ...rest] = honest
  const plugged = rest.map(({ name, sdl }) => ({ name, sdl, ownerId }))
  const { ok, problems } = await check(last?.sdl ?? '', { name: last?.name ?? '', plugged })
  expect({ ok, problems }).toEqual({ ok: true, problems: [] })
})
