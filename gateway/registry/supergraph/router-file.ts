const address = /@join__graph\(name: "([^"]+)", url: "[^"]*"\)/g

/** A supergraph as another federation router serves it: with the addresses of its subgraphs, as far as they are known. */
export function forRouter(sdl: string, addresses: ReadonlyMap<string, string>): string {
  return sdl.replace(address, (whole, name: string) => {
    const url = addresses.get(name)
    return url === undefined ? whole : `@join__graph(name: "${name}", url: ${JSON.stringify(url)})`
  })
}
