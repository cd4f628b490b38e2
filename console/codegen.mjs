// Types the console's operations by the committed API schema: every `.graphql` file below src becomes typed documents.
import { codegen } from '@graphql-codegen/core'
import * as typedDocumentNode from '@graphql-codegen/typed-document-node'
import * as typescriptOperations from '@graphql-codegen/typescript-operations'
import { formatDocument, stringifyDocument } from '@urql/core'
import { parse } from 'graphql'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = path.dirname(fileURLToPath(import.meta.url))
const schemaFile = path.join(folder, '../gateway/api.graphql')

const config = {
  useTypeImports: true,
  skipTypename: true,
  dedupeFragments: true,
  scalars: { ID: 'string', DateTime: 'string', LocalDate: 'string' },
  optimizeDocumentNode: true,
}

/** Every file of operations of the console. */
export function operationFiles() {
  return readdirSync(path.join(folder, 'src'), { recursive: true })
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => path.join(folder, 'src', name))
}

/**
 * Types beside each file, so that a page loads its own operations and no others. Answers every operation as the console
 * sends it, in the form in which a hub that is locked to known operations reads them.
 */
export async function generate() {
  const schema = parse(readFileSync(schemaFile, 'utf8'), { noLocation: true })
  const operations = []
  for (const location of operationFiles()) {
    const filename = location.replace(/\.graphql$/, '.gen.ts')
    const text = await codegen({
      schema,
      documents: [{ location, document: parse(readFileSync(location, 'utf8')) }],
      filename,
      config,
      pluginMap: { typescriptOperations, typedDocumentNode },
      plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
    })
    if (!existsSync(filename) || readFileSync(filename, 'utf8') !== text) writeFileSync(filename, text)
    for (const [, document] of text.matchAll(/^export const \w+ = (\{"kind":"Document".*\}) as unknown as /gm))
      operations.push(...persisted(JSON.parse(document)))
  }
  return { format: 'apollo-persisted-query-manifest', version: 1, operations }
}

/** None of a document that holds fragments alone. */
function persisted(document) {
  const operations = document.definitions.filter(({ kind }) => kind === 'OperationDefinition')
  const body = stringifyDocument(formatDocument(document))
  return operations.map(({ name }) => ({ id: createHash('sha256').update(body).digest('hex'), name: name.value, body }))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate()
