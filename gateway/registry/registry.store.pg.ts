import type { Transaction } from '../../shared/database'
import { sql } from '../../shared/database/pg'
import type { PlugIn, PlugInState } from './plug-in/plug-in'
import type { Decision, RegistryStore } from './registry.store'
import type { Part, Published } from './supergraph/published'

/** What gateways listen to. */
export const channel = 'hub_registry'

const publishedColumns = `s.version, s.id, t.sdl, s.core_id as "coreId", s.subgraphs, s.published_at as "publishedAt",
  s.published_by as "publishedBy", s.change
  from supergraph s join supergraph_text t on t.id = s.id`
const plugInColumns = `r.name, r.revision, r.url, r.sdl, p.owner_id as "ownerId", r.contributes, r.receives,
  r.match_sources as "matchSources", r.plugged_by as "pluggedBy", r.plugged_at as "pluggedAt"`
const stateOf = `select ${plugInColumns}, p.plugged
  from plug_in p join plug_in_revision r on r.name = p.name and r.revision = p.revision`

const lockText = `/* lockRegistry */ select pg_advisory_xact_lock(4152120823)`
const latestText = `/* latestSupergraph */ select coalesce(max(version), 0)::integer as version from supergraph`
const publishedText = `/* supergraphByVersion */ select ${publishedColumns} where s.version = $1`
const beforeText = `/* supergraphsBefore */ select ${publishedColumns} where s.version < $1 order by s.version desc limit $2`
const partsText = `/* partsOfSupergraph */ select ${plugInColumns}
  from supergraph_part a join plug_in_revision r on r.name = a.name and r.revision = a.revision
    join plug_in p on p.name = r.name
  where a.version = $1 order by r.name`
const keepText = `/* keepSupergraphText */ insert into supergraph_text (id, sdl) values ($1, $2) on conflict do nothing`
const publishText = `/* publishSupergraph */
insert into supergraph (version, id, core_id, subgraphs, published_at, published_by, change)
values ($1, $2, $3, $4, $5, $6, $7)`
const partText = `/* insertSupergraphParts */
insert into supergraph_part (version, name, revision) select $1, name, revision
  from unnest($2::text[], $3::integer[]) as part (name, revision)`
const announceText = `/* announceSupergraph */ select pg_notify('${channel}', $1)`

const statesText = `/* plugInStates */ ${stateOf} order by r.name`
const stateText = `/* plugInState */ ${stateOf} where p.name = $1`
const statesOfText = `/* plugInStatesOf */ ${stateOf} where p.owner_id = any($1) order by r.name`
const plugText = `/* plugIn */
insert into plug_in (name, owner_id, revision, plugged) values ($1, $2, 1, true)
on conflict (name) do update
   set owner_id = excluded.owner_id, plugged = true,
       revision = (select max(revision) + 1 from plug_in_revision r where r.name = excluded.name)
returning revision`
const revisionText = `/* insertPlugInRevision */
insert into plug_in_revision
  (name, revision, url, sdl, contributes, receives, match_sources, plugged_by, plugged_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
const letCountText = `/* letPlugInsCount */
update plug_in p set plugged = part.revision is not null, revision = coalesce(part.revision, p.revision)
  from plug_in all_of left join unnest($1::text[], $2::integer[]) as part (name, revision) on part.name = all_of.name
 where p.name = all_of.name`

const mayPlugText = `/* mayPlug */ select allowed from plugging_right where organization_id = $1`
const refusedText = `/* refusedOrganizations */ select organization_id as id from plugging_right
  where not allowed and organization_id = any ($1::text[])`
const decideText = `/* decidePluggingRight */
insert into plugging_right (organization_id, allowed, decided_by, decided_at) values ($1, $2, $3, $4)
on conflict (organization_id) do update
   set allowed = excluded.allowed, decided_by = excluded.decided_by, decided_at = excluded.decided_at`

export class PgRegistryStore implements RegistryStore {
  async lock(tx: Transaction): Promise<void> {
    await sql(tx, lockText)
  }

  async latestVersion(tx: Transaction): Promise<number> {
    return (await sql<{ version: number }>(tx, latestText))[0]?.version ?? 0
  }

  async published(tx: Transaction, version: number): Promise<Published | null> {
    return (await sql<Published>(tx, publishedText, [version]))[0] ?? null
  }

  before(tx: Transaction, version: number, first: number): Promise<Published[]> {
    return sql(tx, beforeText, [version, first])
  }

  partsOf(tx: Transaction, version: number): Promise<PlugIn[]> {
    return sql(tx, partsText, [version])
  }

  async publish(tx: Transaction, published: Published, parts: readonly Part[]): Promise<void> {
    const { version, id, sdl, coreId, subgraphs, publishedAt, publishedBy, change } = published
    await sql(tx, keepText, [id, sdl])
    await sql(tx, publishText, [version, id, coreId, subgraphs, publishedAt, publishedBy, change])
    await sql(tx, partText, [version, parts.map(({ name }) => name), parts.map(({ revision }) => revision)])
  }

  async announce(tx: Transaction, version: number): Promise<void> {
    await sql(tx, announceText, [String(version)])
  }

  states(tx: Transaction): Promise<PlugInState[]> {
    return sql(tx, statesText)
  }

  async state(tx: Transaction, name: string): Promise<PlugInState | null> {
    return (await sql<PlugInState>(tx, stateText, [name]))[0] ?? null
  }

  statesOf(tx: Transaction, ownerIds: readonly string[]): Promise<PlugInState[]> {
    return sql(tx, statesOfText, [ownerIds])
  }

  async plug(tx: Transaction, plugIn: Omit<PlugIn, 'revision'>): Promise<PlugIn> {
    const { name, url, sdl: text, ownerId, contributes, receives, matchSources, pluggedBy, pluggedAt } = plugIn
    const [row] = await sql<{ revision: number }>(tx, plugText, [name, ownerId])
    const revision = row?.revision ?? 1
    const values = [name, revision, url, text, contributes, receives, matchSources, pluggedBy, pluggedAt]
    await sql(tx, revisionText, values)
    return { ...plugIn, revision }
  }

  async letCount(tx: Transaction, parts: readonly Part[]): Promise<void> {
    await sql(tx, letCountText, [parts.map(({ name }) => name), parts.map(({ revision }) => revision)])
  }

  async mayPlug(tx: Transaction, organizationId: string): Promise<boolean> {
    return (await sql<{ allowed: boolean }>(tx, mayPlugText, [organizationId]))[0]?.allowed ?? false
  }

  async refused(tx: Transaction, organizationIds: readonly string[]): Promise<string[]> {
    return (await sql<{ id: string }>(tx, refusedText, [organizationIds])).map(({ id }) => id)
  }

  async decide(tx: Transaction, { organizationId, allowed, decidedBy, decidedAt }: Decision): Promise<void> {
    await sql(tx, decideText, [organizationId, allowed, decidedBy, decidedAt])
  }
}
