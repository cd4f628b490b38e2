/** A list of literals as the object that type-graphql registers an enum from. */
export function enumOf<Value extends string>(values: readonly Value[]): { readonly [Name in Value]: Name } {
  return Object.fromEntries(values.map((value) => [value, value])) as { [Name in Value]: Name }
}
