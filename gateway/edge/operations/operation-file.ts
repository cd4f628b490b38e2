import { parse, Kind, stripIgnoredCharacters } from 'graphql'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** An operation that a client is known to send. */
export interface KnownOperation {
  /** By which a client may name it instead of sending its text; for the hub's own files the SHA-256 of the text. */
  readonly id: string
  readonly name: string
  readonly body: string
  /** Where it stands, for who has to mend it. */
  readonly file: string
}

/** A file of operations cannot be used. */
export class OperationFileProblem extends Error {
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`)
    this.name = 'OperationFileProblem'
  }
}

/** As `@apollo/generate-persisted-query-manifest` and the Relay-like compilers of other clients write it. */
const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), name: z.string(), body: z.string().min(1) })),
})

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The text without what has no meaning, so that the same operation laid out differently is the same. */
export function canonical(text: string): string | null {
  try {
    return stripIgnoredCharacters(text)
  } catch {
    return null
  }
}

/**
 * Reads a folder: each `.graphql` file is one operation with its fragments, each `.json` file a client's manifest.
 * Empty when there is no such folder. Throws OperationFileProblem.
 */
export function operationsIn(folder: string): readonly KnownOperation[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const file = path.join(folder, name)
      if (name.endsWith('.graphql')) return [ofDocument(file)]
      return name.endsWith('.json') ? ofManifest(file) : []
    })
}

function ofDocument(file: string): KnownOperation {
  const body = readFileSync(file, 'utf8')
  const [operation, ...others] = attempt(file, () => parse(body)).definitions.filter(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  )
  if (!operation?.name || others.length > 0) throw new OperationFileProblem(file, 'needs one operation, with a name')
  return { id: sha256(body), name: operation.name.value, body, file }
}

function ofManifest(file: string): readonly KnownOperation[] {
  const read = manifest.safeParse(attempt(file, () => JSON.parse(readFileSync(file, 'utf8')) as unknown))
  if (!read.success) throw new OperationFileProblem(file, 'is no manifest of persisted operations')
  return read.data.operations.map((operation) => ({ ...operation, file }))
}

function attempt<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new OperationFileProblem(file, error instanceof Error ? error.message : 'cannot be read')
  }
}
