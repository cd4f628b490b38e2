import type { Generation } from './generation'

/** Which generation is served. A swap is one assignment; whoever took the one before keeps it until it is done. */
export class GenerationHolder {
  private readonly listeners = new Set<(generation: Generation) => void>()

  constructor(private generation: Generation) {}

  get current(): Generation {
    return this.generation
  }

  swap(generation: Generation): void {
    this.generation = generation
    for (const listener of this.listeners) listener(generation)
  }

  /** Calls back for every generation to come; returns how to stop. */
  onSwap(listener: (generation: Generation) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
}
