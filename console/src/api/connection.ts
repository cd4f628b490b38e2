import { Store } from './store'

/** Whether the hub can be reached, as the WebSocket and the browser see it. */
export const reachable = new Store(true)

/** Goes up each time the hub can be reached again: what is shown is then read anew. */
export const healed = new Store(0)

export function lost(): void {
  reachable.set(false)
}

export function found(): void {
  if (reachable.get()) return
  reachable.set(true)
  healed.set(healed.get() + 1)
}
