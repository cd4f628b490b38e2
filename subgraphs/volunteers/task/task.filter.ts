import { everyTask } from './task.reader'
import type { TaskFilter } from './task.store'

type Loosely<Filter> = { readonly [Name in keyof Filter]?: Filter[Name] | undefined }

/** A filter as it came in, with null for what was left out. */
export function filterOf(input: Loosely<TaskFilter> | null | undefined): TaskFilter {
  const given = Object.entries(input ?? {}).filter(([, value]) => value !== undefined)
  return { ...everyTask, ...Object.fromEntries(given) }
}
