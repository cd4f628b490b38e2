/** Values that say where they come from, so that they are known again wherever they turn up. */
export class Marks {
  private readonly numbers = new Map<string, number>()
  private readonly places: string[] = []

  text(place: string): string {
    return `⟦${place}⟧`
  }

  whole(place: string): number {
    return 1_000_000 + this.indexOf(place)
  }

  fraction(place: string): number {
    return this.whole(place) + 0.5
  }

  instant(place: string): string {
    return new Date(Date.UTC(2001, 0, 1) + this.indexOf(place) * 60_000).toISOString()
  }

  /** The places that a text on the wire tells of. */
  in(bytes: string): Set<string> {
    const texts = [...bytes.matchAll(/⟦([^⟧]+)⟧/g)].map(([, place = '']) => place)
    const wholes = [...bytes.matchAll(/\b1\d{6}\b/g)].map(([number]) => this.places[Number(number) - 1_000_000])
    const instants = [...bytes.matchAll(/\b2001-[^"]{20}/g)].map(([at]) => {
      return this.places[(Date.parse(at) - Date.UTC(2001, 0, 1)) / 60_000]
    })
    return new Set([...texts, ...wholes, ...instants].filter((place) => place !== undefined))
  }

  private indexOf(place: string): number {
    const known = this.numbers.get(place)
    if (known !== undefined) return known
    this.numbers.set(place, this.places.push(place) - 1)
    return this.places.length - 1
  }
}
