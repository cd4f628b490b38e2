import { valueFromASTUntyped, type GraphQLSchema } from 'graphql'
import { createHash } from 'node:crypto'
import type { Viewer } from '../../shared/auth'

/** A field's move from one subgraph to another for a part of the viewers: `@override(from:, label: "percent(20)")`. */
export class OverrideLabels {
  private readonly labels: ReadonlyMap<string, number>

  constructor(supergraph: GraphQLSchema) {
    const labels = Object.values(supergraph.getTypeMap())
      .flatMap((type) => ('getFields' in type ? Object.values(type.getFields()) : []))
      .flatMap((field) => field.astNode?.directives ?? [])
      .flatMap((directive) => directive.arguments ?? [])
      .filter((argument) => argument.name.value === 'overrideLabel')
      .map((argument) => String(valueFromASTUntyped(argument.value)))
    this.labels = new Map(labels.map((label) => [label, percentOf(label)]))
  }

  get empty(): boolean {
    return this.labels.size === 0
  }

  /**
   * Which moves hold for a viewer: the same every time, so that nobody sees a field change back and forth. Visitors
   * who have not signed in cannot be told apart; they follow when all do. A label that is no percentage never holds.
   */
  conditionsFor({ id }: Viewer): Map<string, boolean> {
    const place = id === '' ? 99 : createHash('sha256').update(id).digest().readUInt16BE() % 100
    return new Map([...this.labels].map(([label, percent]) => [label, place < percent]))
  }
}

function percentOf(label: string): number {
  return Number(/^percent\((\d{1,3}(?:\.\d+)?)\)$/.exec(label)?.[1] ?? 0)
}
