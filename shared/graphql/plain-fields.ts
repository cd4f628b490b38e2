/**
 * Lets graphql-js read plain properties itself. type-graphql puts a resolver with middlewares in front of every field that
 * does not say `simple`, which for a board of twenty cases are thousands of calls that only read a property. A field that
 * is for some roles only, has middlewares or a name of its own, keeps its resolver. To be called before a schema is built.
 */
export function readPlainFields(): void {
  const { fields, authorizedFields, middlewares } = globalThis.TypeGraphQLMetadataStorage
  const guarded = new Map<unknown, Set<string>>()
  for (const { target, fieldName } of [...authorizedFields, ...middlewares])
    guarded.set(target, (guarded.get(target) ?? new Set<string>()).add(fieldName))
  for (const field of fields)
    field.simple ??= field.schemaName === field.name && !guarded.get(field.target)?.has(field.name)
}
