import type { Clock } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { HubError, NotFound } from '../../../shared/errors'
import type { CheckResult } from '../check'
import type { RightService } from '../right/right.service'
import type { Publisher } from '../serving/publisher'
import type { Serving } from '../serving/serving'
import type { Checking, Offered } from './checking'
import type { PlugIn, PlugInState } from './plug-in'

interface Ports {
  readonly publisher: Publisher
  readonly serving: Serving
  readonly checking: Checking
  readonly rights: RightService
  readonly clock: Clock
}

/** Nothing was plugged in: the check found what speaks against it. */
export class CheckFailed extends HubError {
  constructor({ problems }: Pick<CheckResult, 'problems'>) {
    const errors = problems.filter(({ severity }) => severity === 'ERROR')
    const words = errors.map(({ coordinate, message }) => (coordinate ? `${coordinate}: ${message}` : message))
    const fields = words.map((message) => ({ path: 'input', message }))
    super('VALIDATION_FAILED', `It was not plugged in. ${words.join(' ')}`, { fields, problems })
  }
}

/** Partners' subgraphs, in and out. */
export class PluggingService {
  constructor(private readonly on: Ports) {}

  /**
   * Says whether an organisation may plug subgraphs in. Where it may not any more, those that it has plugged in are
   * unplugged before the answer. Throws NotFound, IllegalTransition.
   */
  async allow(caller: Caller, organizationId: string, allowed: boolean): Promise<boolean> {
    await this.on.rights.allow(caller, organizationId, allowed)
    if (allowed) return true
    const isTheirs = ({ ownerId }: PlugInState) => ownerId === organizationId.toLowerCase()
    await this.takeOut(caller, isTheirs, 'the organisation may not plug in any more')
    await this.on.serving.catchUp()
    return false
  }

  /** Says what plugging it in would do; changes nothing. Throws Forbidden, NotFound. */
  async check(caller: Caller, offered: Offered): Promise<CheckResult> {
    const ownerId = await this.on.rights.ownerFor(caller, offered.ownerId)
    return (await this.on.checking.check(await this.on.publisher.base(), { ...offered, ownerId })).result
  }

  /** Checks it and serves it, here before the answer. Throws Forbidden, NotFound, CheckFailed. */
  async plug(caller: Caller, offered: Offered): Promise<PlugInState> {
    const by = caller.viewer.id
    const given = await this.on.rights.ownerFor(caller, offered.ownerId)
    const { name, url } = offered
    await this.on.publisher.change(async (base) => {
      const { result, sdl, ownerId } = await this.on.checking.check(base, { ...offered, ownerId: given })
      const { ok, supergraphSdl, contributes, receives, matchSources } = result
      if (!ok || supergraphSdl === null) throw new CheckFailed(result)
      const others = base.plugIns.filter((one) => one.name !== name)
      const pluggedAt = this.on.clock.now()
      const added = { name, url, sdl, ownerId, contributes, receives, matchSources, pluggedBy: by, pluggedAt }
      const still = (tx: Transaction) => this.on.rights.mustBeAllowed(tx, caller.viewer)
      return { sdl: supergraphSdl, parts: others, added, by, change: `${name} was plugged in.`, still }
    })
    return this.standing(name)
  }

  /** Throws NotFound, also for one that is not the viewer's to unplug. */
  async unplug(caller: Caller, name: string): Promise<PlugInState> {
    const known = (await this.on.publisher.base()).states.find((state) => state.name === name && state.plugged)
    if (!known || !(await this.on.rights.mayChange(caller, known.ownerId))) throw new NotFound('subgraph')
    await this.takeOut(caller, (state) => state.name === name)
    return this.standing(name)
  }

  private async takeOut({ viewer }: Caller, goes: (state: PlugInState) => boolean, why?: string): Promise<void> {
    await this.on.publisher.change(async ({ states, plugIns }) => {
      const gone = states.filter((state) => state.plugged && goes(state)).map(({ name }) => name)
      if (gone.length === 0) return null
      const stays = ({ name }: PlugIn) => !gone.includes(name)
      const counting = states.filter((state) => state.plugged && stays(state))
      const parts = plugIns.filter(stays)
      const sdl = await this.on.checking.composed(parts)
      const change = `${gone.join(', ')} ${gone.length === 1 ? 'was' : 'were'} unplugged${why ? `: ${why}` : ''}.`
      return { sdl, parts, counting, by: viewer.id, change }
    })
  }

  /** As it stands once this gateway serves what was published. */
  private async standing(name: string): Promise<PlugInState> {
    await this.on.serving.catchUp()
    const state = (await this.on.publisher.base()).states.find((one) => one.name === name)
    if (!state) throw new NotFound('subgraph')
    return state
  }
}
