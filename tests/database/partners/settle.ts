import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import { PgOrganizationStore } from '../../../subgraphs/partners/organization/organization.store.pg'
import { PgRecordStore } from '../../../subgraphs/partners/record/record.store.pg'
import { PgServiceStore } from '../../../subgraphs/partners/service/service.store.pg'
import { v7 } from 'uuid'
import type { TestSubgraph } from '../../support'
import type { MatchWorld, WorldOrganization } from './match-world'

/** Puts a world into a subgraph's database, past the use cases. */
export async function settle(hub: TestSubgraph, world: MatchWorld): Promise<void> {
  const services = new PgServiceStore()
  await hub.running.database.asSystem((caller) =>
    caller.write(async (tx) => {
      const known = [...new Set(world.services.flatMap(({ categoryCodes }) => categoryCodes))]
      await sql(tx, '/* knowCategories */ insert into known_category select unnest($1::text[])', [known])
      for (const organization of world.organizations) await join(tx, organization)
      for (const service of world.services) {
        await services.insert(tx, [service])
        await sql(tx, '/* setLoad */ update service set load = $2 where id = $1', [service.id, service.load])
      }
    }),
  )
}

async function join(tx: Transaction, organization: WorldOrganization): Promise<void> {
  const { id, kind, status, areaCodes } = organization
  await new PgOrganizationStore().insert(tx, {
    id,
    kind,
    status,
    areaCodes,
    name: `Organisation ${id.slice(-4)}`,
    description: null,
    registrationNumber: null,
    website: null,
    phone: null,
    email: null,
    address: null,
    location: null,
    appliedAreaCodes: areaCodes,
    suspensionReason: null,
    joinedAt: new Date('2026-01-01T00:00:00Z'),
    version: 1,
  })
  const records = new PgRecordStore()
  for (const satisfaction of organization.satisfactions)
    await records.saveEvaluation(tx, { id: v7(), organizationId: id, satisfaction, version: 1 })
  for (const responseMinutes of organization.responses)
    await records.saveReferral(tx, {
      id: v7(),
      organizationId: id,
      serviceId: null,
      status: 'CONFIRMED',
      responseMinutes,
      version: 1,
    })
}
