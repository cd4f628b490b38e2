import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'

/** The machine and what else it was doing, in a line: a figure means nothing without it. */
export function machine(): string {
  const [cpu] = cpus()
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
  const load = (loadavg()[0] ?? 0).toFixed(1)
  return `${cpu?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${memory}; Node ${process.versions.node}; load ${load} at the end`
}

/** The commit that was measured, with a + where the tree had been changed. */
export function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '-uno') === '' ? '' : '+')
  } catch {
    return 'unknown'
  }
}
