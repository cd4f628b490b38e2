/** Qianggen's registered households and residents. Who they are is the residents subgraph's; here only where. */
export const demoHouseholdCount = 180
export const demoResidentCount = 420

/** Persons in each of six neighbouring households; it repeats, 14 residents to every six doors. */
const sizes = [1, 2, 3, 2, 4, 2] as const
const personsOfSix = 14

/** The number (1 to 180) of the household that resident n (1 to 420) lives in. Resident 1 lives alone. */
export function demoHouseholdOf(n: number): number {
  const six = Math.floor((n - 1) / personsOfSix)
  let left = (n - 1) % personsOfSix
  let door = 0
  for (const size of sizes) {
    if (left < size) break
    left -= size
    door += 1
  }
  return six * sizes.length + door + 1
}

/** Index (0 to 15) of the cell of a household; the first one lies in the second cell of the third grid. */
export function demoCellIndexOf(household: number): number {
  return (household + 8) % 16
}

/** How many registered households the index-th cell (0 to 15) of Qianggen has. */
export function householdsOfCell(index: number): number {
  let count = 0
  for (let household = 1; household <= demoHouseholdCount; household += 1) {
    if (demoCellIndexOf(household) === index) count += 1
  }
  return count
}
