import { useCallback, useState } from 'react'

const prefix = 'hub.draft.'

function read<T>(name: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + name) ?? 'null') as T | null
  } catch {
    return null
  }
}

/** What somebody is typing: kept in this window until it has been sent, through a reload and a lost connection. */
export function useDraft<T extends object>(name: string, initial: T): [T, (next: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => ({ ...initial, ...read<T>(name) }))
  const change = useCallback(
    (next: T) => {
      setValue(next)
      sessionStorage.setItem(prefix + name, JSON.stringify(next))
    },
    [name],
  )
  const clear = useCallback(() => {
    sessionStorage.removeItem(prefix + name)
    setValue(initial)
  }, [name, initial])
  return [value, change, clear]
}

export function dropDraft(name: string): void {
  sessionStorage.removeItem(prefix + name)
}

export function hasDraft(name: string): boolean {
  return sessionStorage.getItem(prefix + name) !== null
}

/** A key that stays the same while the same thing is being sent, so that sending it twice does it once. */
export function draftKey(name: string): string {
  const stored = prefix + name + '.key'
  const key = sessionStorage.getItem(stored) ?? crypto.randomUUID()
  sessionStorage.setItem(stored, key)
  return key
}

export function endDraftKey(name: string): void {
  sessionStorage.removeItem(prefix + name + '.key')
}
