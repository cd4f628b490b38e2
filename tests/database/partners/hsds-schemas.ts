import Ajv2020 from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Where the JSON Schemas of HSDS 3.0 are; they are not part of this project. */
const folder = process.env['HSDS_SCHEMAS'] ?? ''

/** Null when they are there, else why nothing can be held against them. */
export const withoutSchemas = existsSync(path.join(folder, 'service.json'))
  ? null
  : 'HSDS_SCHEMAS does not name a folder with the JSON Schemas of HSDS 3.0'

type Schema = Readonly<Record<string, unknown>>

const validators = new Map<string, ReturnType<Ajv2020['compile']>>()

/** What is wrong with a value by a schema (`service`, `service_list`, `taxonomy_term`); empty: nothing. */
export function faults(name: string, value: unknown): string[] {
  const validate = validators.get(name) ?? compiled(name)
  validators.set(name, validate)
  return validate(value) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`)
}

function compiled(name: string): ReturnType<Ajv2020['compile']> {
  // Their own annotations (`core`, `constraints`, `example`) are no keywords of JSON Schema.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false })
  addFormats(ajv)
  if (name.startsWith('taxonomy')) {
    // The two that are not compiled refer to others by file name, one of which is only inside the compiled ones.
    const { metadata } = read('service')['properties'] as { metadata: { items: Schema } }
    ajv.addSchema(metadata.items, 'metadata.json')
    if (name !== 'taxonomy') ajv.addSchema(read('taxonomy'), 'taxonomy.json')
  }
  return ajv.compile(withoutRepetition(read(name)))
}

function read(name: string): Schema {
  return JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Schema
}

/** The compiled schemas say the same of a schedule in fifty places: said once, they compile in a hundredth of the time. */
function withoutRepetition(schema: Schema): Schema {
  const places = new Map<string, string>()
  const definitions: Record<string, unknown> = {}
  const once = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(once)
    if (value === null || typeof value !== 'object') return value
    const whole = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, once(part)]))
    if (typeof whole['properties'] !== 'object') return whole
    const text = JSON.stringify(whole)
    const place = places.get(text) ?? `part${places.size}`
    places.set(text, place)
    definitions[place] = whole
    return { $ref: `#/$defs/${place}` }
  }
  return { ...(once(schema) as Schema), $defs: definitions }
}
