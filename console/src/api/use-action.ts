import { useCallback } from 'react'
import { useClient, type AnyVariables, type TypedDocumentNode } from 'urql'
import { bareProblem, problemOf, type Problem } from './problem'

export type Outcome<Data> =
  { readonly data: Data; readonly problem: null } | { readonly data: null; readonly problem: Problem }

/** A mutation whose refusals are values. */
export function useAction<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
): (variables: Variables) => Promise<Outcome<Data>> {
  const client = useClient()
  return useCallback(
    async (variables) => {
      const { data, error } = await client.mutation(document, variables).toPromise()
      if (error && (data === undefined || data === null || error.networkError))
        return { data: null, problem: problemOf(error) }
      // A change that stands, with a part of the answer missing, has been made.
      if (data === undefined || data === null) return { data: null, problem: bareProblem('INTERNAL') }
      return { data, problem: null }
    },
    [client, document],
  )
}
