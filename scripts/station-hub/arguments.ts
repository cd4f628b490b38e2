import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

export const usage = `usage: npx station-hub check  --schema FILE [--name NAME] [--url URL]
       npx station-hub plug   [--schema FILE] [--name NAME] [--url URL] [--owner ORGANISATION]
       npx station-hub unplug [NAME]
       npx station-hub status [NAME]

  --schema  the subgraph's SDL; for plug: left out, it is read from the running service
  --name    lower-case letters, digits and dashes
  --url     where the hub reaches the service
  --owner   for administrators: whose it is
  --hub     the hub, if not HUB_URL or http://127.0.0.1:4000

  What is left out is read from station-hub.json beside the schema, or here: {"name": …, "url": …, "schema": …}.
  Who you are: HUB_CLIENT_ID and HUB_CLIENT_SECRET, or HUB_TOKEN.`

/** It was called wrongly: what is wrong, in words for whoever typed it. */
export class Misuse extends Error {}

const commands = ['check', 'plug', 'unplug', 'status'] as const

export interface Call {
  readonly command: (typeof commands)[number]
  readonly name: string | null
  readonly url: string | null
  /** The SDL itself; null: none was named. */
  readonly sdl: string | null
  readonly owner: string | null
  readonly hub: string | null
}

interface Project {
  readonly name?: unknown
  readonly url?: unknown
  readonly schema?: unknown
}

/** What was typed, with what station-hub.json says where nothing was. Throws Misuse. */
export function callOf(args: readonly string[]): Call {
  const { values, positionals } = typed(args)
  const [word, subject, ...more] = positionals
  const command = commands.find((known) => known === word)
  if (!command) throw new Misuse(word === undefined ? usage : `There is no command "${word}".\n${usage}`)
  if (more.length > 0) throw new Misuse(`Too much was typed: ${more.join(' ')}\n${usage}`)
  const named = values.schema === undefined ? null : path.resolve(values.schema)
  const folder = named === null ? process.cwd() : path.dirname(named)
  const project = projectIn(folder)
  const file =
    named ?? (command === 'check' && text(project.schema) ? path.join(folder, text(project.schema) ?? '') : null)
  return {
    command,
    name: subject ?? values.name ?? text(project.name),
    url: values.url ?? text(project.url),
    sdl: file === null ? null : contentOf(file),
    owner: values.owner ?? null,
    hub: values.hub ?? null,
  }
}

function typed(args: readonly string[]) {
  const option = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { schema: option, name: option, url: option, owner: option, hub: option },
    })
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : ''}\n${usage}`)
  }
}

function projectIn(folder: string): Project {
  const file = path.join(folder, 'station-hub.json')
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(contentOf(file)) as Project
  } catch {
    throw new Misuse(`${file} is no JSON.`)
  }
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Misuse(`${file} cannot be read.`)
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** A part of a call that its command cannot do without. Throws Misuse. */
export function needed(value: string | null, what: 'name' | 'url'): string {
  if (value !== null) return value
  throw new Misuse(`Say the subgraph's ${what}: --${what}, or "${what}" in station-hub.json.\n${usage}`)
}
