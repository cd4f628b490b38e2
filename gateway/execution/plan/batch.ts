import type { Data } from './data'
import type { Place } from './place'

/** References to send in one fetch, each once: twenty cases of one community ask for the community once. */
export class Batch {
  readonly representations: Data[] = []
  /** Where the answer to the reference at the same position belongs. */
  readonly places: Place[][] = []
  private readonly positions = new Map<string, number>()

  add(representation: Data, place: Place): void {
    const key = JSON.stringify(representation)
    const position = this.positions.get(key)
    if (position !== undefined) {
      this.places[position]?.push(place)
      return
    }
    this.positions.set(key, this.representations.length)
    this.representations.push(representation)
    this.places.push([place])
  }
}
