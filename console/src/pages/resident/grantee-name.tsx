import { useLive } from '../../api/use-live'
import { GranteeNameDocument } from './names.gen'

/** The name of an organisation or a group; its id, where it is not to be seen any more. */
export function GranteeName({ id }: { id: string }) {
  const [{ data, fetching }] = useLive({ query: GranteeNameDocument, variables: { id }, requestPolicy: 'cache-first' })
  return <>{data?.organization?.name ?? data?.volunteerGroup?.name ?? (fetching ? '' : id)}</>
}
