import type { Clock } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import { Checks, isUuid } from '../../../shared/validation'
import { volunteerIdOf, type Volunteer } from './volunteer'
import { checkAvailability, checkLanguages, checkSkill, checkSkills } from './volunteer.checks'
import { mayKeepProfile, mayLinkResident } from './volunteer.policy'
import type { VolunteerStore } from './volunteer.store'

/** A profile as it comes in, unchecked; null or absent lists leave what stands. */
export interface ProfileInput {
  readonly displayName: string
  readonly residentId?: string | null
  readonly skills?: readonly string[] | null
  readonly languages?: readonly string[] | null
  readonly availability?: readonly { weekday: number; from: string; to: string }[] | null
}

export interface VolunteerServiceDeps {
  readonly volunteers: VolunteerStore
  readonly clock: Clock
  /** The day that it is somewhere: `YYYY-MM-DD` in the hub's time zone. */
  readonly today: () => string
}

/** Who volunteers are and what they can do. */
export class VolunteerService {
  constructor(private readonly deps: VolunteerServiceDeps) {}

  /** Saves a volunteer's profile; without an id the viewer's own, which makes a volunteer of them. */
  async save(caller: Caller, id: string | null, input: ProfileInput): Promise<Volunteer> {
    const { viewer } = caller
    const own = volunteerIdOf(viewer)
    const target = id?.toLowerCase() ?? own
    if (!isUuid(target) || !mayKeepProfile(viewer, target)) throw new NotFound('volunteer')
    const checks = new Checks()
    const residentId = input.residentId ?? (viewer.role === 'RESIDENT' && target === own ? own : null)
    const allowed = residentId === null || (isUuid(residentId) && mayLinkResident(viewer, residentId))
    checks.that(allowed, 'input.residentId', 'Is not a resident whom you may name here.')
    const profile = {
      displayName: checks.text('input.displayName', input.displayName, { max: 100 }),
      residentId,
      skills: input.skills ? checkSkills(checks, 'input.skills', input.skills) : null,
      languages: input.languages ? checkLanguages(checks, 'input.languages', input.languages) : null,
      availability: input.availability ? checkAvailability(checks, 'input.availability', input.availability) : null,
    }
    checks.done()
    return caller.write(async (tx) => {
      // Only the person themselves begins to be a volunteer.
      if (target !== own) await this.get(tx, target)
      await this.deps.volunteers.save(tx, target, profile, { areaCode: viewer.area, at: this.deps.clock.now() })
      return this.get(tx, target)
    })
  }

  /** A worker's word that the volunteer can do it, until the end of a day. */
  async certify(caller: Caller, id: string, skill: string, until: string): Promise<Volunteer> {
    const checks = new Checks()
    checkSkill(checks, 'skill', skill)
    checks.that(until >= this.deps.today(), 'until', 'Must not be in the past.')
    checks.done()
    return caller.write(async (tx) => {
      await this.get(tx, id)
      await this.deps.volunteers.certify(tx, id, skill, until, caller.viewer.id)
      return this.get(tx, id)
    })
  }

  private async get(tx: Transaction, id: string): Promise<Volunteer> {
    const [volunteer] = isUuid(id) ? await this.deps.volunteers.byIds(tx, [id]) : []
    if (!volunteer) throw new NotFound('volunteer')
    return volunteer
  }
}
