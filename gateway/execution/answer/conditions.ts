import { Kind, visit, type DirectiveNode } from 'graphql'
import type { FieldProblem } from '../../../shared/errors'
import type { Operation } from '../../generation/operation'

/** Reads Boolean variables. */
export type Flags = (name: string) => boolean
type Variables = Readonly<Record<string, unknown>>

/** On which variables it depends what an operation selects, by its `@skip` and `@include`. */
export class Conditions {
  private readonly names: readonly string[]

  constructor(private readonly operation: Operation) {
    const names = new Set<string>()
    const take = (directive: DirectiveNode) => {
      const value = conditionOf(directive)
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value)
    }
    for (const definition of [operation.operation, ...Object.values(operation.fragments)])
      visit(definition, { Directive: take })
    this.names = [...names]
  }

  /** What stands against the values: a variable may be null, and a condition may not. */
  problems(variables: Variables): FieldProblem[] {
    return this.names
      .filter((name) => typeof this.value(name, variables) !== 'boolean')
      .map((path) => ({ path, message: 'Must be true or false.' }))
  }

  /** Which of them hold, as a text: operations with the same variables select the same as soon as it is the same. */
  of(variables: Variables): string {
    return this.names.map((name) => (this.value(name, variables) === true ? '1' : '0')).join('')
  }

  /** Reads what `of` has written. */
  flags(holding: string): Flags {
    return (name) => holding[this.names.indexOf(name)] === '1'
  }

  private value(name: string, variables: Variables): unknown {
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined
    if (given !== undefined) return given
    const { variableDefinitions = [] } = this.operation.operation
    const standard = variableDefinitions.find(({ variable }) => variable.name.value === name)?.defaultValue
    return standard?.kind === Kind.BOOLEAN ? standard.value : undefined
  }
}

/** Whether a field or fragment is selected. */
export function selected({ directives = [] }: { directives?: readonly DirectiveNode[] }, flag: Flags): boolean {
  return directives.every((directive) => {
    const value = conditionOf(directive)
    if (!value) return true
    const holds = value.kind === Kind.VARIABLE ? flag(value.name.value) : value.kind === Kind.BOOLEAN && value.value
    return holds === (directive.name.value === 'include')
  })
}

export function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include'
}

function conditionOf(directive: DirectiveNode) {
  return isCondition(directive)
    ? directive.arguments?.find((argument) => argument.name.value === 'if')?.value
    : undefined
}
