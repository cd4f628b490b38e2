import type { Checks } from '../../../shared/validation'
import { noRequirements, type NeedRequirements } from './case-parts'

/** Requirements as a caller states them: everything may be left out. */
export interface RequirementsAsked {
  readonly languages?: readonly string[] | null
  readonly skills?: readonly string[] | null
  readonly attributes?: readonly string[] | null
  readonly ageYears?: number | null
  readonly maxFee?: number | null
  readonly windows?: readonly { startsAt: Date; endsAt: Date }[] | null
  readonly helpers?: number | null
}

/** Checks what was asked under `path`, and fills in what was left out. */
export function requirementsOf(
  checks: Checks,
  path: string,
  asked: RequirementsAsked | null | undefined,
): NeedRequirements {
  if (!asked) return noRequirements
  const words = (name: 'languages' | 'skills' | 'attributes') => {
    const list = [...new Set(asked[name] ?? [])]
    checks.that(list.length <= 20, `${path}.${name}`, 'Must have at most 20 entries.')
    return list.map((word, index) => checks.text(`${path}.${name}.${index}`, word, { max: 60 }))
  }
  const windows = [...(asked.windows ?? [])]
  checks.that(windows.length <= 20, `${path}.windows`, 'Must have at most 20 entries.')
  for (const [index, { startsAt, endsAt }] of windows.entries())
    checks.that(endsAt > startsAt, `${path}.windows.${index}.endsAt`, 'Must be after startsAt.')
  const helpers = asked.helpers ?? 1
  checks.number(`${path}.helpers`, helpers, { min: 1, max: 100 })
  if (typeof asked.ageYears === 'number') checks.number(`${path}.ageYears`, asked.ageYears, { min: 0, max: 150 })
  if (typeof asked.maxFee === 'number') checks.number(`${path}.maxFee`, asked.maxFee, { min: 0, max: 1_000_000 })
  return {
    languages: words('languages'),
    skills: words('skills'),
    attributes: words('attributes'),
    ageYears: asked.ageYears ?? null,
    maxFee: asked.maxFee ?? null,
    windows,
    helpers,
  }
}
