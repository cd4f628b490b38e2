import { Store } from './store'

const key = 'hub.token'

/** Who is signed in in this window, as the token that the hub is sent; null: nobody. */
export const token = new Store<string | null>(sessionStorage.getItem(key))

export function signIn(value: string): void {
  sessionStorage.setItem(key, value)
  token.set(value)
}

export function signOut(): void {
  sessionStorage.removeItem(key)
  token.set(null)
}

/** A new token for the same person: connections stay. */
export function renewed(value: string): void {
  sessionStorage.setItem(key, value)
}

export function currentToken(): string | null {
  return sessionStorage.getItem(key)
}
