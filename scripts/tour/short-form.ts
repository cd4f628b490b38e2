import { Kind, parse, print, visit, type OperationDefinitionNode } from 'graphql'

const longest = 150

/**
 * An operation on one line, the way one would say it: root fields with their arguments and values, without what is
 * selected. `openCase(input: {channel: HOTLINE, summary: "…"})`.
 */
export function shortForm(text: string, variables: Readonly<Record<string, unknown>>): string {
  const definition = parse(text).definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  )
  const fields = (definition?.selectionSet.selections ?? []).flatMap((selection) =>
    selection.kind === Kind.FIELD
      ? [`${selection.name.value}${argumentsOf(selection.arguments ?? [], variables)}`]
      : [],
  )
  const line = fields.join(' · ')
  return line.length > longest ? `${line.slice(0, longest)}…` : line
}

function argumentsOf(
  nodes: readonly { readonly name: { readonly value: string }; readonly value: Parameters<typeof print>[0] }[],
  variables: Readonly<Record<string, unknown>>,
): string {
  const given = nodes.filter(({ value }) => value.kind !== Kind.VARIABLE || variables[value.name.value] !== undefined)
  if (given.length === 0) return ''
  const filled = given.map((node) => {
    const value = visit(node.value, {
      Variable: (variable) => ({ kind: Kind.ENUM, value: literal(variables[variable.name.value]) }) as const,
    })
    return `${node.name.value}: ${print(value).replace(/\s+/g, ' ')}`
  })
  return `(${filled.join(', ')})`
}

/** A value as GraphQL writes it; words in capitals are taken for enum values, and ids are shortened for the eye. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return /^[A-Z][A-Z_]+$/.test(value) ? value : JSON.stringify(shortId(value))
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null)
    return `{${entries.map(([key, inner]) => `${key}: ${literal(inner)}`).join(', ')}}`
  }
  return String(value)
}

function shortId(text: string): string {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(text) ? `…${text.slice(-6)}` : text
}
