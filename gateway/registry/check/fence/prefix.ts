/** How a plug-in's own names begin: `warm-meals` has types `WarmMeals…` and root fields `warmMeals…`. */
export interface Prefix {
  readonly type: string
  readonly field: string
}

export function prefixOf(subgraph: string): Prefix {
  const type = subgraph
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
  return { type, field: type.slice(0, 1).toLowerCase() + type.slice(1) }
}

/** Whether a name begins with the prefix as with a word: `MealsOffer` with `Meals`, and `Mealsoffer` not. */
export function beginsWith(name: string, prefix: string): boolean {
  return name.startsWith(prefix) && !/^[a-z]/.test(name.slice(prefix.length))
}
