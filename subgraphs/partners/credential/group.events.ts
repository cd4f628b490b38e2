import type { Transaction } from '../../../shared/database'
import type { EventConsumer, HubEvent } from '../../../shared/events'
import type { CredentialStore } from './credential.store'

/** Remembers which volunteer groups may hold credentials. */
export class GroupsConsumer implements EventConsumer {
  readonly name = 'partners.groups'
  readonly kinds = ['group.saved']

  constructor(private readonly credentials: CredentialStore) {}

  async handle(tx: Transaction, { aggregateId: id, version, data }: HubEvent): Promise<void> {
    const { status, areaCodes } = data as { status: string; areaCodes: string[] }
    await this.credentials.saveGroup(tx, { id, status, areaCodes, version })
  }
}
