import { GraphQLError } from 'graphql'

/** The way to where an answer is being written, and what turned out to be wrong on it. */
export class Trail {
  /** Values that do not fit their type: told as errors, and null in their place. */
  readonly invalid: GraphQLError[] = []
  /** The first null where none may be, when nothing was wrong below it. */
  lost: GraphQLError | null = null
  private readonly path: (string | number)[] = []

  constructor(readonly variables: Readonly<Record<string, unknown>>) {}

  enter(key: string | number): void {
    this.path.push(key)
  }

  leave(): void {
    this.path.pop()
  }

  /** Notes a wrong value; answers null for it. */
  wrong(what: string): null {
    if (this.invalid.length < toldAtMost)
      this.invalid.push(new GraphQLError(`A subgraph answered ${what}.`, { path: [...this.path] }))
    return null
  }

  missing(): void {
    this.lost ??= new GraphQLError('A subgraph answered null where there must be a value.', { path: [...this.path] })
  }
}

/** The rest are the same words again. */
const toldAtMost = 100
