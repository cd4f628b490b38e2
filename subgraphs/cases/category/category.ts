export const serviceLines = ['PARTY_MASSES', 'GOVERNMENT', 'LIFE', 'PUBLIC'] as const
/** The four lines, each with its own process. */
export type ServiceLine = (typeof serviceLines)[number]

/** A node of the taxonomy that needs and services share; its code is its path. */
export interface Category {
  readonly code: string
  readonly name: string
  readonly line: ServiceLine
  readonly parentCode: string | null
}

/**
 * A category that was read with all that is below it: its neighbours are there already. Thousands of them are answered
 * at once, and asking for each neighbour by itself would cost more than everything else.
 */
export interface CategoryInTree extends Category {
  /** Undefined where the tree begins below the parent. */
  parent?: CategoryInTree | null
  readonly children: CategoryInTree[]
}

/** Puts the categories of whole trees together; parents come before their children. */
export function inTree(categories: readonly Category[]): CategoryInTree[] {
  const known = new Map<string, CategoryInTree>()
  for (const category of categories) {
    const { parentCode, code } = category
    const parent = parentCode === null ? null : known.get(parentCode)
    // Onto the row itself: a copy of each would be a third of the work.
    const node: CategoryInTree = Object.assign(category, { children: [] }, parent !== undefined && { parent })
    parent?.children.push(node)
    known.set(code, node)
  }
  return [...known.values()]
}
