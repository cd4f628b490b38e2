import type { Supergraph } from '@apollo/federation-internals'
import {
  getNamedType,
  isAbstractType,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql'
import type { Viewer } from '../../../shared/auth'
import type { HubError } from '../../../shared/errors'
import { refusalOf, type AccessRule } from './rule'

/** The supergraph's `@authenticated`, `@requiresScopes` and `@policy`, by coordinate: `Case` or `Case.notes`. */
export class AccessRules {
  private readonly rules = new Map<string, AccessRule>()

  constructor(
    supergraph: Supergraph,
    private readonly schema: GraphQLSchema,
  ) {
    const features = supergraph.schema.coreFeatures
    // A supergraph may import them under other names.
    const nameOf = (name: string) =>
      features?.getByIdentity(`https://specs.apollo.dev/${name}`)?.directiveNameInSchema(name) ?? null
    const names = {
      authenticated: nameOf('authenticated'),
      scopes: nameOf('requiresScopes'),
      policies: nameOf('policy'),
    }
    for (const type of Object.values(schema.getTypeMap())) {
      this.take(type.name, type.astNode?.directives, names)
      if (!('getFields' in type)) continue
      for (const field of Object.values(type.getFields()))
        this.take(`${type.name}.${field.name}`, field.astNode?.directives, names)
    }
  }

  /** Nothing is kept from anybody. */
  get empty(): boolean {
    return this.rules.size === 0
  }

  /**
   * Why the viewer may not read a field of a type; null when they may. Of an interface's field, every type that may
   * stand there is held against its rules: what is not sure to be allowed is refused, and a fragment on the type that
   * is meant makes it sure.
   */
  refusal(parent: GraphQLCompositeType, field: GraphQLField<unknown, unknown>, viewer: Viewer): HubError | null {
    const parents = [parent.name]
    const full = this.schema.getType(parent.name)
    if (isAbstractType(full)) parents.push(...this.schema.getPossibleTypes(full).map(({ name }) => name))
    const coordinates = [...parents, ...parents.map((name) => `${name}.${field.name}`), getNamedType(field.type).name]
    for (const coordinate of coordinates) {
      const rule = this.rules.get(coordinate)
      const refused = rule && refusalOf(rule, viewer)
      if (refused) return refused
    }
    return null
  }

  private take(
    coordinate: string,
    directives: readonly ConstDirectiveNode[] = [],
    names: Readonly<Record<'authenticated' | 'scopes' | 'policies', string | null>>,
  ): void {
    const named = (name: string | null) => directives.find((directive) => directive.name.value === name)
    const [authenticated, scopes, policies] = [named(names.authenticated), named(names.scopes), named(names.policies)]
    if (!authenticated && !scopes && !policies) return
    const alternatives = (directive: ConstDirectiveNode | undefined) => {
      const value = directive?.arguments?.[0]?.value
      return value ? (valueFromASTUntyped(value) as string[][]) : null
    }
    this.rules.set(coordinate, {
      authenticated: authenticated !== undefined,
      scopes: alternatives(scopes),
      policies: alternatives(policies),
    })
  }
}
