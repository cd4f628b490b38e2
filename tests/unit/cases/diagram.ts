import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../../shared/project/root'

/** Where each state leads by a diagram of docs/case-life.md: the first of a case, the second of a referral. */
export function diagramOf<Status extends string>(what: 'case' | 'referral', statuses: readonly Status[]) {
  const page = readFileSync(path.join(projectRoot, 'docs/case-life.md'), 'utf8')
  const diagrams = [...page.matchAll(/```mermaid\n([^]*?)```/g)].map(([, text = '']) => text)
  const drawn = diagrams[what === 'case' ? 0 : 1] ?? ''
  const steps = [...drawn.matchAll(/^ *([A-Z_]+) --> ([A-Z_]+)/gm)].map(
    ([, from, to]) => [from, to] as [Status, Status],
  )
  const to = (status: Status) => steps.flatMap(([from, next]) => (from === status ? [next] : []))
  return Object.fromEntries(statuses.map((status) => [status, [...new Set(to(status))]])) as Record<Status, Status[]>
}
