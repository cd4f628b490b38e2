/** Area and category codes are dot-separated paths from the root down: `xicheng.g.qianggen`, `life.repairs.plumbing`. */
export const codePattern = /^(?=.{1,200}$)[a-z0-9-]+(\.[a-z0-9-]+)*$/

/** Whether `ancestor` is `code` or one of its ancestors ("reaches"). */
export function reaches(ancestor: string, code: string): boolean {
  return code === ancestor || code.startsWith(`${ancestor}.`)
}

/** A path's own code and all its ancestors', root first. */
export function lineage(code: string): string[] {
  const parts = code.split('.')
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'))
}

/** How many levels a path is deep; a root is 1. */
export function depth(code: string): number {
  return code.split('.').length
}

/** The parent's code, or null for a root. */
export function parentOf(code: string): string | null {
  const end = code.lastIndexOf('.')
  return end < 0 ? null : code.slice(0, end)
}
