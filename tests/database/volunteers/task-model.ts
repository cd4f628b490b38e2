/** One thing that somebody does about a task. */
export interface Step {
  readonly what:
    'claim' | 'release' | 'cancel' | 'assign' | 'takeOff' | 'begin' | 'checkIn' | 'checkOut' | 'confirm' | 'missed'
  readonly group: number
  readonly person: number
  readonly seats: number
}

interface ModelClaim {
  readonly group: number
  readonly seats: number
  status: 'HELD' | 'RELEASED' | 'SERVED' | 'MISSED'
  readonly people: Map<number, 'ASSIGNED' | 'CHECKED_IN' | 'CHECKED_OUT' | 'CONFIRMED' | 'NO_SHOW'>
}

const illegal = 'ILLEGAL_TRANSITION'

/** The rules for one task, written down once more, as simply as can be. */
export class TaskModel {
  status = 'OPEN'
  #hasBegun = false
  readonly claims: ModelClaim[] = []
  readonly earned = new Map<string, number>()

  constructor(private readonly seats: number) {}

  get taken(): number {
    return this.claims.filter(({ status }) => status !== 'RELEASED').reduce((sum, claim) => sum + claim.seats, 0)
  }

  seen() {
    return {
      status: this.status,
      seatsTaken: this.taken,
      claims: this.claims.map(({ seats, status }) => ({ seats, status })),
    }
  }

  /** Whether there is what the step is about: a claim to release, somebody to check in. */
  has({ what, group, person }: Step): boolean {
    const claim = this.#latest(group)
    if (what === 'claim' || what === 'cancel' || what === 'begin') return true
    if (what === 'release' || what === 'assign') return claim !== undefined
    return claim?.people.has(person) ?? false
  }

  /** The answer that the rules give: `OK`, with what it changes, or a code. */
  run({ what, group, person, seats }: Step): string {
    const claim = this.#latest(group)
    if (what === 'claim') return this.#claim(group, seats)
    if (what === 'cancel') return this.#cancel()
    if (what === 'begin') return this.#begin()
    if (!claim) return 'NOT_FOUND'
    if (what === 'release') return this.#release(claim)
    if (what === 'assign') return this.#assign(claim, person)
    return this.#serve(claim, what, person)
  }

  #latest(group: number): ModelClaim | undefined {
    return this.claims.filter((claim) => claim.group === group).at(-1)
  }

  #claim(group: number, seats: number): string {
    const standing = this.#latest(group)
    if (standing && standing.status !== 'RELEASED') return 'ALREADY_CLAIMED'
    if (this.status === 'FILLED') return 'TASK_FULL'
    if (this.status !== 'OPEN') return 'TASK_NOT_OPEN'
    if (this.taken + seats > this.seats) return 'TASK_FULL'
    this.claims.push({ group, seats, status: 'HELD', people: new Map() })
    if (this.taken === this.seats) this.status = 'FILLED'
    return 'OK'
  }

  #release(claim: ModelClaim): string {
    if (claim.status !== 'HELD' || begun(claim)) return illegal
    if (this.status !== 'OPEN' && this.status !== 'FILLED') return illegal
    free(claim)
    this.status = 'OPEN'
    return 'OK'
  }

  #cancel(): string {
    if ((this.status !== 'OPEN' && this.status !== 'FILLED') || this.claims.some(begun)) return illegal
    this.claims.forEach(free)
    this.status = 'CANCELLED'
    return 'OK'
  }

  #assign(claim: ModelClaim, person: number): string {
    if (claim.status !== 'HELD') return illegal
    if (claim.people.has(person)) return 'OK'
    if (claim.people.size === claim.seats) return 'VALIDATION_FAILED'
    claim.people.set(person, 'ASSIGNED')
    return 'OK'
  }

  /** The hour has come. */
  #begin(): string {
    this.#hasBegun = true
    return 'OK'
  }

  #serve(claim: ModelClaim, what: Step['what'], person: number): string {
    const from = claim.people.get(person)
    if (!from) return 'NOT_FOUND'
    if (what === 'takeOff') {
      if (from !== 'ASSIGNED' || this.#hasBegun) return illegal
      claim.people.delete(person)
      return 'OK'
    }
    if (what === 'checkIn' || what === 'checkOut') {
      if (from !== (what === 'checkIn' ? 'ASSIGNED' : 'CHECKED_IN')) return illegal
      claim.people.set(person, what === 'checkIn' ? 'CHECKED_IN' : 'CHECKED_OUT')
      if (what === 'checkIn' && this.status === 'FILLED') this.status = 'IN_PROGRESS'
      return 'OK'
    }
    if (!this.#hasBegun || from === 'CONFIRMED' || from === 'NO_SHOW') return illegal
    claim.people.set(person, what === 'confirm' ? 'CONFIRMED' : 'NO_SHOW')
    const who = `${claim.group} ${person}`
    if (what === 'confirm') this.earned.set(who, (this.earned.get(who) ?? 0) + 30)
    this.#settle(claim)
    return 'OK'
  }

  #settle(claim: ModelClaim): void {
    const words = [...claim.people.values()]
    if (!words.every((word) => word === 'CONFIRMED' || word === 'NO_SHOW')) return
    claim.status = words.includes('CONFIRMED') ? 'SERVED' : 'MISSED'
    const held = this.claims.some(({ status }) => status === 'HELD')
    if (!held && (this.status === 'FILLED' || this.status === 'IN_PROGRESS')) this.status = 'DONE'
  }
}

function begun({ status, people }: ModelClaim): boolean {
  return status !== 'RELEASED' && [...people.values()].some((word) => word !== 'ASSIGNED')
}

function free(claim: ModelClaim): void {
  if (claim.status !== 'HELD') return
  claim.status = 'RELEASED'
  claim.people.clear()
}
