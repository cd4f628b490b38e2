import { Navigate } from 'react-router'
import { entriesOf, useViewer } from './viewer'

/** A person's role decides the first page. */
export function Home() {
  const { role } = useViewer()
  return <Navigate to={entriesOf[role][0]?.to ?? '/board'} replace />
}
