import { visit } from 'graphql'
import { LimitExceeded, type LimitRule } from './limit'

/** How many fields of a document may be renamed. */
export function aliasLimit(allowed: number): LimitRule {
  return ({ document }) => {
    let aliases = 0
    visit(document, {
      Field: ({ alias }) => {
        if (alias && ++aliases > allowed) throw new LimitExceeded('aliases', allowed)
      },
    })
  }
}
