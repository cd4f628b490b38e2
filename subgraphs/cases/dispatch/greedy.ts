import { clash, isGroup, offerKey, type Assignment, type Rooms, type WaitingNeed } from './dispatch'

/** What taking each need's best remaining candidate in order of arrival would give: the measure of a plan. */
export function greedy(needs: readonly WaitingNeed[], rooms: Rooms): Assignment[] {
  const left = new Map(rooms)
  const busy = new Map<string, WaitingNeed[]>()
  const arrived = [...needs].sort((a, b) => +a.openedAt - +b.openedAt || (a.caseId < b.caseId ? -1 : 1))
  return arrived.flatMap((need) => {
    const candidate = need.candidates.find((each) =>
      isGroup(each)
        ? !(busy.get(offerKey(each)) ?? []).some((other) => clash(need.windows, other.windows))
        : (left.get(offerKey(each)) ?? 0) > 0,
    )
    if (!candidate) return []
    const key = offerKey(candidate)
    if (isGroup(candidate)) busy.set(key, [...(busy.get(key) ?? []), need])
    else left.set(key, (left.get(key) ?? 0) - 1)
    return [{ caseId: need.caseId, candidate, referralId: null }]
  })
}
