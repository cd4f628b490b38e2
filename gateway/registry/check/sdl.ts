import { GraphQLError, Lexer, parse, Source, TokenKind, type DocumentNode } from 'graphql'
import type { CheckProblem } from './check'
import { contract } from './problem'

/** What a partner's SDL may be at most. */
export const sdlLimits = {
  bytes: 256 * 1024,
  tokens: 20_000,
  /** Brackets within brackets: types, default values and arguments of directives. */
  depth: 16,
}

/**
 * Reads a partner's SDL, or says why it is not read. Counted before it is parsed: the parser goes down with every
 * bracket, and a bomb would exhaust its stack.
 */
export function readSdl(sdl: string): { document: DocumentNode } | { problem: CheckProblem } {
  const bytes = Buffer.byteLength(sdl)
  if (bytes > sdlLimits.bytes)
    return tooMuch(
      `The schema has ${bytes} bytes; at most ${sdlLimits.bytes} are read. Leave out what is not the hub's.`,
    )
  try {
    const excess = count(sdl)
    if (excess) return tooMuch(excess)
    return { document: parse(sdl, { noLocation: false, maxTokens: sdlLimits.tokens }) }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    const [at] = error.locations ?? []
    const place = at ? `line ${at.line}, column ${at.column}: ` : ''
    return tooMuch(`The schema is no GraphQL SDL: ${place}${error.message}`)
  }
}

function tooMuch(message: string): { problem: CheckProblem } {
  return { problem: contract(null, message) }
}

function count(sdl: string): string | null {
  const lexer = new Lexer(new Source(sdl))
  let [tokens, depth] = [0, 0]
  for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
    tokens += 1
    if (tokens > sdlLimits.tokens)
      return `The schema has more than ${sdlLimits.tokens} tokens. Plug in a smaller one, or several.`
    if (opening.has(kind)) depth += 1
    if (closing.has(kind)) depth -= 1
    if (depth > sdlLimits.depth)
      return `Line ${lexer.token.line} has brackets ${depth} deep; at most ${sdlLimits.depth} are read. Make it flatter.`
  }
  return null
}

const opening = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])
