import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { HubError, NotFound } from '../../../shared/errors'
import type { CheckResult } from '../check'
import type { RightService } from '../right/right.service'
import type { Publisher } from '../serving/publisher'
import type { Serving } from '../serving/serving'
import type { Checking, Offered } from './checking'
import type { PlugInState } from './plug-in'

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
      return { sdl: supergraphSdl, parts: others, added, by, change: `${name} was plugged in.` }
    })
    return this.standing(name)
  }

  /** Throws NotFound, also for one that is not the viewer's to unplug. */
  async unplug(caller: Caller, name: string): Promise<PlugInState> {
    const known = (await this.on.publisher.base()).states.find((state) => state.name === name && state.plugged)
    if (!known || !(await this.on.rights.mayChange(caller, known.ownerId))) throw new NotFound('subgraph')
    await this.on.publisher.change(async ({ states, plugIns }) => {
      const counting = states.filter((state) => state.plugged && state.name !== name)
      if (!states.some((state) => state.plugged && state.name === name)) return null
      const parts = plugIns.filter((one) => one.name !== name)
      const sdl = await this.on.checking.composed(parts)
      return { sdl, parts, counting, by: caller.viewer.id, change: `${name} was unplugged.` }
    })
    return this.standing(name)
  }

  /** As it stands once this gateway serves what was published. */
  private async standing(name: string): Promise<PlugInState> {
    await this.on.serving.catchUp()
    const state = (await this.on.publisher.base()).states.find((one) => one.name === name)
    if (!state) throw new NotFound('subgraph')
    return state
  }
}
