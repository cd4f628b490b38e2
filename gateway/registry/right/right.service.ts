import type { Viewer } from '../../../shared/auth'
import type { Clock } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { Forbidden, IllegalTransition, NotFound } from '../../../shared/errors'
import type { HubClient } from '../../../shared/hub'
import { isUuid } from '../../../shared/validation'
import { isOwner, looksAfter } from '../registry.policy'
import type { RegistryStore } from '../registry.store'
import type { AsSystem } from '../serving/state'
import { organizationOf } from './organization'

interface Ports {
  readonly store: RegistryStore
  readonly asSystem: AsSystem
  readonly hub: HubClient
  readonly clock: Clock
}

/** Who may plug what in. */
export class RightService {
  constructor(private readonly on: Ports) {}

  /** Says whether an organisation may plug subgraphs in. Throws NotFound, also where it is not the viewer's to say. */
  async allow({ viewer }: Caller, organizationId: string, allowed: boolean): Promise<boolean> {
    const organization = isUuid(organizationId) ? await organizationOf(this.on.hub, organizationId) : null
    if (!organization || !looksAfter(viewer, organization)) throw new NotFound('organisation')
    if (allowed && organization.status !== 'VERIFIED')
      throw new IllegalTransition('organisation', organization.status, ['VERIFIED'])
    const decision = { organizationId: organization.id, allowed, decidedBy: viewer.id, decidedAt: this.on.clock.now() }
    await this.on.asSystem((caller) =>
      caller.write(async (tx) => {
        // Whoever is just plugging something in does so before this, or is refused.
        await this.on.store.lock(tx)
        await this.on.store.decide(tx, decision)
      }),
    )
    return allowed
  }

  /** Throws Forbidden for an organisation that may not plug in, or not any more. */
  async mustBeAllowed(tx: Transaction, { role, organizationId }: Viewer): Promise<void> {
    if (role !== 'PARTNER' || (organizationId !== null && (await this.on.store.mayPlug(tx, organizationId)))) return
    throw new Forbidden('Your district has not allowed your organisation to plug subgraphs in. Ask it to.')
  }

  /**
   * Whose a subgraph is to be that a viewer plugs in: their own organisation's, or whom an administrator or an officer
   * names; null: nobody's. Throws Forbidden, NotFound.
   */
  async ownerFor({ viewer }: Caller, given: string | null): Promise<string | null> {
    if (viewer.role === 'PARTNER') return this.ownOf(viewer, given)
    if (viewer.role === 'HUB_ADMIN' && given === null) return null
    if (given === null) throw new Forbidden('Say with ownerId whose subgraph it is: an organisation of your district.')
    const organization = isUuid(given) ? await organizationOf(this.on.hub, given) : null
    if (!organization || !looksAfter(viewer, organization)) throw new NotFound('organisation')
    return organization.id
  }

  /** Whether a viewer may change what an organisation has plugged in. */
  async mayChange({ viewer }: Caller, ownerId: string | null): Promise<boolean> {
    if (viewer.role === 'HUB_ADMIN' || viewer.role === 'SYSTEM') return true
    if (ownerId === null) return false
    if (isOwner(viewer, ownerId)) return true
    if (viewer.role !== 'DISTRICT_OFFICER') return false
    const organization = await organizationOf(this.on.hub, ownerId)
    return organization !== null && looksAfter(viewer, organization)
  }

  private async ownOf(viewer: Viewer, given: string | null): Promise<string> {
    const { organizationId } = viewer
    if (organizationId === null || (given !== null && given !== organizationId))
      throw new Forbidden('You may plug in your own organisation’s subgraph only.')
    await this.on.asSystem((caller) => caller.read((tx) => this.mustBeAllowed(tx, viewer)))
    return organizationId
  }
}
