import type { Sealed, Vault, WrappedKey } from '../vault/vault'

export const moods = ['CONTENT', 'NEUTRAL', 'WORRIED', 'DISTRESSED'] as const
export type Mood = (typeof moods)[number]

/** What was heard, sealed with the resident's key; nothing of it is left once the resident has been erased. */
export interface SealedDiary {
  readonly noteSealed: Sealed | null
  /** What the household needs, in its own words. */
  readonly needSealed: Sealed | null
}

/** A home visit, with what was heard. */
export interface Visit extends SealedDiary {
  readonly id: string
  readonly residentId: string
  /** The resident's */
  readonly key: WrappedKey | null
  readonly staffMemberId: string
  readonly at: Date
  readonly mood: Mood
}

export type DiaryField = 'note' | 'need'

export function sealDiary(
  vault: Vault,
  { id, residentId, key }: { id: string; residentId: string; key: WrappedKey },
  heard: Readonly<Record<DiaryField, string | null>>,
): SealedDiary {
  const seal = (field: DiaryField) => {
    const text = heard[field]
    return text === null ? null : vault.seal(key, residentId, placeOf(id, field), text)
  }
  return { noteSealed: seal('note'), needSealed: seal('need') }
}

export function openDiary(vault: Vault, visit: Visit, field: DiaryField): string | null {
  const sealed = field === 'note' ? visit.noteSealed : visit.needSealed
  if (visit.key === null || sealed === null) return null
  return vault.open(visit.key, visit.residentId, placeOf(visit.id, field), sealed)
}

function placeOf(visitId: string, field: DiaryField): string {
  return `visit ${visitId} ${field}`
}
