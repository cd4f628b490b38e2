/** What this hub's executor cannot do and would silently leave out, in words for who composes; null: nothing of it. */
export function unsupportedIn(supergraphSdl: string): string | null {
  // Arguments that take their value from an object above would be sent without one.
  return /@link\(url: "https:\/\/specs\.apollo\.dev\/context\//.test(supergraphSdl)
    ? 'This hub does not support @context and @fromContext: take the value with @requires, or as an argument.'
    : null
}
