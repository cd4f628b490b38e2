import { FEDERATION_VERSIONS } from '@apollo/federation-internals'
import { Kind, valueFromASTUntyped, type ConstDirectiveNode, type DocumentNode } from 'graphql'
import type { CheckProblem } from '../check'
import { knownDirectives, plainName } from '../machinery'
import { contract } from '../problem'

const federation = 'https://specs.apollo.dev/federation/'
const link = 'https://specs.apollo.dev/link/v1.0'
const versions: ReadonlySet<string> = new Set(FEDERATION_VERSIONS.versions().map(String))
const newest = [...FEDERATION_VERSIONS.versions()].map(String)[0]

/** What the document says beside its types: which specifications it uses, its root types, its own directives. */
export function linkProblems(document: DocumentNode): CheckProblem[] {
  const problems: CheckProblem[] = []
  const links: ConstDirectiveNode[] = []
  for (const node of document.definitions)
    switch (node.kind) {
      case Kind.SCHEMA_DEFINITION:
      case Kind.SCHEMA_EXTENSION:
        for (const { operation, type } of node.operationTypes ?? [])
          if (operation !== 'query') problems.push(noRoot(operation, type.name.value))
          else if (type.name.value !== 'Query')
            problems.push(contract('Query', `The root type is ${type.name.value} here. Name it Query.`))
        for (const directive of node.directives ?? [])
          if (plainName(directive.name.value) === 'link') links.push(directive)
          else problems.push(contract(null, `@${directive.name.value} cannot stand on the schema. Take it away.`))
        break
      case Kind.DIRECTIVE_DEFINITION:
        problems.push(
          contract(`@${node.name.value}`, `The directive @${node.name.value} is not known to the hub. Take it away.`),
        )
        break
      case Kind.OPERATION_DEFINITION:
      case Kind.FRAGMENT_DEFINITION:
        problems.push(contract(null, 'A schema holds no operations and no fragments. Take them away.'))
        break
      default:
    }
  return [...problems, ...links.flatMap(linkProblem), ...missing(links)]
}

function noRoot(operation: string, type: string): CheckProblem {
  return contract(
    type,
    `A plug-in has no ${operation}s: take ${type} away. It answers questions; changes are made in your own system.`,
  )
}

function linkProblem(directive: ConstDirectiveNode): CheckProblem[] {
  const {
    url,
    import: imports,
    as,
  } = Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value) as unknown]),
  )
  if (url === link) return []
  const text = JSON.stringify(url)
  if (typeof url !== 'string' || !url.startsWith(federation))
    return [contract(null, `@link to ${text}: the hub knows ${federation}${newest} alone. Take it away.`)]
  const problems: CheckProblem[] = []
  if (!versions.has(url.slice(federation.length)))
    problems.push(contract(null, `@link to ${text}: the hub knows federation up to ${newest}. Link that.`))
  if (as !== undefined) problems.push(contract(null, `@link to ${text} renames it: leave \`as\` out.`))
  for (const item of Array.isArray(imports) ? (imports as unknown[]) : [])
    if (typeof item !== 'string')
      problems.push(contract(null, `@link imports ${JSON.stringify(item)}: import a directive under its own name.`))
    else if (item.startsWith('@') && !knownDirectives.has(item.slice(1)))
      problems.push(contract(null, `@link imports ${item}, which the hub does not know. Take it out of the list.`))
  return problems
}

function missing(links: readonly ConstDirectiveNode[]): CheckProblem[] {
  const known = links.filter((directive) =>
    (directive.arguments ?? []).some(({ value }) => value.kind === Kind.STRING && value.value.startsWith(federation)),
  )
  if (known.length === 1) return []
  const line = `extend schema @link(url: "${federation}v2.9", import: ["@key", "@external", "@requires", "@shareable"])`
  return [
    known.length === 0
      ? contract(null, `The schema does not say that it is of federation 2. Begin it with: ${line}`)
      : contract(null, `The schema links federation ${known.length} times. Once is enough.`),
  ]
}
