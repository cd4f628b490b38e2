export type SupergraphCall =
  | { readonly command: 'history'; readonly count: number }
  | { readonly command: 'diff'; readonly from: number | null; readonly to: number | null }
  | { readonly command: 'rollback'; readonly version: number }
  | { readonly command: 'write'; readonly file: string; readonly version: number | null }

/** It was called wrongly; the message says how to. */
export class Misuse extends Error {}

const usage = `usage: npm run supergraph -- history [COUNT]         # what was published, newest first
   or: npm run supergraph -- diff [FROM [TO]]        # what changed for clients; without versions, the last time
   or: npm run supergraph -- rollback VERSION        # publish again what that version was made of
   or: npm run supergraph -- write FILE [VERSION]    # for another federation router; without a version, the newest`

/** Throws Misuse. */
export function supergraphCall([command, first, second, ...more]: readonly string[]): SupergraphCall {
  if (more.length > 0) throw new Misuse(usage)
  switch (command) {
    case 'history':
      return { command, count: whole(first) ?? 20 }
    case 'diff':
      return { command, from: whole(first), to: whole(second) }
    case 'rollback':
      return { command, version: needed(whole(first)) }
    case 'write':
      return { command, file: needed(first ?? null), version: whole(second) }
    default:
      throw new Misuse(usage)
  }
}

function whole(text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Misuse(usage)
  return Number(text)
}

function needed<T>(value: T | null): T {
  if (value === null) throw new Misuse(usage)
  return value
}
