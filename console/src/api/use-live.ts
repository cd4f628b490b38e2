import { useEffect } from 'react'
import { useQuery, type AnyVariables, type UseQueryArgs, type UseQueryResponse } from 'urql'
import { healed } from './connection'
import { useStore } from './store'

/** A query that is read anew when the hub can be reached again. */
export function useLive<Data, Variables extends AnyVariables>(
  args: UseQueryArgs<Variables, Data>,
): UseQueryResponse<Data, Variables> {
  const response = useQuery<Data, Variables>({ requestPolicy: 'cache-and-network', ...args })
  const [, reread] = response
  const times = useStore(healed)
  useEffect(() => {
    if (times > 0 && args.pause !== true) reread({ requestPolicy: 'network-only' })
  }, [times, reread, args.pause])
  return response
}
