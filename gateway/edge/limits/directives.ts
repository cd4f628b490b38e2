import { visit } from 'graphql'
import { LimitExceeded, type LimitRule } from './limit'

/** How many directives a document may apply. */
export function directiveLimit(allowed: number): LimitRule {
  return ({ document }) => {
    let directives = 0
    visit(document, {
      Directive: () => {
        if (++directives > allowed) throw new LimitExceeded('directives', allowed)
      },
    })
  }
}
