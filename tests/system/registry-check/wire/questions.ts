import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'
import type { Marks } from './marks'
import type { Numbers } from './numbers'

export interface Question {
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
}

const deepest = 6
const fieldsAtMost = 30

/** Makes questions and changes of any shape that a schema allows, with values that say which argument they are for. */
export class Questions {
  private variables: Record<string, unknown> = {}
  private declared: string[] = []
  private fields = 0

  /** `wanted`: coordinates that are asked for wherever they can be. */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly wanted: ReadonlySet<string>,
    private readonly marks: Marks,
    private readonly numbers: Numbers,
  ) {}

  next(): Question {
    this.variables = {}
    this.declared = []
    this.fields = 0
    const root = this.numbers.chance(0.85) ? this.schema.getQueryType() : this.schema.getMutationType()
    if (!root) throw new Error('The schema has no root types.')
    const kind = root === this.schema.getQueryType() ? 'query' : 'mutation'
    const selections = this.selections(root, 0)
    const declared = this.declared.length > 0 ? `(${this.declared.join(', ')})` : ''
    return { document: `${kind} sentinelOperation${declared} ${selections}`, variables: this.variables }
  }

  private selections(type: GraphQLCompositeType, depth: number): string {
    if (isAbstractType(type)) {
      const types = this.schema.getPossibleTypes(type)
      const chosen = new Set([this.numbers.one(types), this.numbers.one(types)])
      const parts = [...chosen].map((possible) => `... on ${possible.name} ${this.selections(possible, depth)}`)
      return `{ __typename ${parts.join(' ')} }`
    }
    if (!isObjectType(type)) return '{ __typename }'
    const fields = Object.values(type.getFields())
    const wanted = fields.filter(({ name }) => this.wanted.has(`${type.name}.${name}`))
    const count = depth === 0 ? 1 : 1 + this.numbers.below(3)
    const chosen = new Set(Array.from({ length: count }, () => this.numbers.one(fields)))
    if (wanted.length > 0 && (depth > 0 || this.numbers.chance(0.2))) chosen.add(this.numbers.one(wanted))
    const asked = [...chosen].map((field) => this.field(type.name, field, depth))
    return `{ __typename ${asked.join(' ')} }`
  }

  private field(parent: string, field: GraphQLField<unknown, unknown>, depth: number): string {
    const named = getNamedType(field.type)
    if (isCompositeType(named) && depth >= deepest) return ''
    this.fields += 1
    if (this.fields > fieldsAtMost && depth > 0) return ''
    const given = field.args.filter(({ type }) => isNonNullType(type) || this.numbers.chance(0.4))
    const args = given.map((argument) => this.argument(`${parent}.${field.name}`, argument))
    const inner = isCompositeType(named) ? this.selections(named, depth + 1) : ''
    // Each under a name of its own: the same field may be asked for twice.
    return `sentinelAlias${this.fields}: ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${inner}`
  }

  private argument(place: string, { name, type }: GraphQLArgument): string {
    const variable = `sentinelVariable${this.declared.length}`
    this.declared.push(`$${variable}: ${type.toString()}`)
    this.variables[variable] = this.value(type, `client of ${place}`)
    return `${name}: $${variable}`
  }

  private value(type: GraphQLInputType, place: string): unknown {
    const nullable = getNullableType(type)
    if (isListType(nullable)) return [this.value(nullable.ofType as GraphQLInputType, place)]
    if (isEnumType(nullable)) return this.numbers.one(nullable.getValues()).name
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields()).filter(({ type }) => isNonNullType(type))
      return Object.fromEntries(fields.map((field) => [field.name, this.value(field.type, place)]))
    }
    switch (getNamedType(type).name) {
      case 'Int':
        return this.marks.whole(place)
      case 'Float':
        return this.marks.fraction(place)
      case 'Boolean':
        return this.numbers.chance(0.5)
      case 'DateTime':
        return this.marks.instant(place)
      case 'LocalDate':
        return '2026-11-22'
      default:
        return this.marks.text(place)
    }
  }
}
