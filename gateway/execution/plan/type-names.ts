import { isAbstractType, isInterfaceType, type GraphQLSchema } from 'graphql'

/** Which `__typename`s a type condition lets through, in one schema. */
export class TypeNames {
  private readonly known = new Map<string, ReadonlySet<string>>()

  constructor(private readonly schema: GraphQLSchema) {}

  /** Names of the types that are the condition's or below it; of one that the schema does not know, itself alone. */
  under(condition: string): ReadonlySet<string> {
    const known = this.known.get(condition)
    if (known) return known
    const type = this.schema.getType(condition)
    const names = new Set([condition])
    if (isAbstractType(type)) for (const { name } of this.schema.getPossibleTypes(type)) names.add(name)
    // An @interfaceObject is answered under its interface's own name.
    if (isInterfaceType(type)) for (const { name } of this.schema.getImplementations(type).interfaces) names.add(name)
    this.known.set(condition, names)
    return names
  }
}
