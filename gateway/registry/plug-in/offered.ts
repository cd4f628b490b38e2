import { Checks } from '../../../shared/validation'
import type { Offered } from './checking'

interface Given {
  readonly name: string
  readonly url: string
  readonly sdl?: string | null
  readonly ownerId?: string | null
}

/** The longest schema that is read. Characters. */
export const longestSdl = 500_000

/** What somebody wants plugged in, as it is kept. Throws ValidationFailed. */
export function offeredOf({ name, url: given, sdl = null, ownerId = null }: Given): Offered {
  const checks = new Checks()
  const text = checks.text('input.url', given, { max: 2_000 })
  const url = URL.canParse(text) ? new URL(text) : null
  const web = url?.protocol === 'https:' || url?.protocol === 'http:'
  checks.that(web, 'input.url', 'Must begin with https:// or http://.')
  if (url && web) {
    checks.that(url.username === '' && url.password === '', 'input.url', 'Must not have a user name or password in it.')
    url.hash = ''
  }
  checks.that(name.length <= 60, 'input.name', 'Must have at most 60 characters.')
  checks.that((sdl?.length ?? 0) <= longestSdl, 'input.sdl', `Must have at most ${longestSdl} characters.`)
  checks.done()
  return { name, url: url?.href ?? text, sdl: sdl?.trim() ? sdl : null, ownerId }
}
