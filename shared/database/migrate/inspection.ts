import type { Client } from 'pg'
import { protectedTablesOf, type SchemaSource } from './files'
import { loginRole, ownerRole } from './role'

/** What a database says about the hub's schemas. */
export interface Inspection {
  readonly fingerprints: ReadonlyMap<string, string>
  /** What makes row-level security worth nothing, in words. */
  readonly faults: readonly string[]
}

const query = `
  select 'fingerprint' as kind, name as subject, fingerprint as detail from public.hub_schema
  union all
  select 'fault', format('%I.%I', n.nspname, c.relname), 'has row-level security that does not bind its owner (force it)'
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any($1) and c.relkind in ('r', 'p') and c.relrowsecurity and not c.relforcerowsecurity
  union all
  select 'fault', format('%I.%I', n.nspname, c.relname), 'has policies, but row-level security is not enabled'
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relrowsecurity
      and exists (select from pg_policy p where p.polrelid = c.oid)
  union all
  select 'fault', listed.name, 'holds what is somebody''s, but row-level security is not forced on it'
    from unnest($4::text[]) as listed (name) left join pg_class c on c.oid = to_regclass(listed.name)
    where (c.relrowsecurity and c.relforcerowsecurity) is not true
  union all
  select 'fault', r.rolname, 'may pass row-level security'
    from pg_roles r where r.rolname = any($2) and (r.rolsuper or r.rolbypassrls)
  union all
  select 'fault', m.login, 'is a member of the role that owns its tables'
    from unnest($2::text[], $3::text[]) as m (login, owner)
      join pg_roles l on l.rolname = m.login join pg_roles o on o.rolname = m.owner
    where pg_has_role(l.oid, o.oid, 'member')
  union all
  select 'fault', format('%I.%I', n.nspname, c.relname), 'belongs to a role that the hub logs in as'
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any($1) and c.relkind in ('r', 'p', 'v', 'm') and pg_get_userbyid(c.relowner) = any($2)
  union all
  select 'fault', format('%I.%I', n.nspname, c.relname), 'is a view that reads with its owner''s rights (security_invoker)'
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any($1) and c.relkind = 'v'
      and not coalesce(c.reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false)`

/** Reads the state of the given schemas in one query. */
export async function inspect(client: Client, sources: readonly SchemaSource[]): Promise<Inspection> {
  const schemas = sources.map(({ name }) => name)
  try {
    const { rows } = await client.query<{ kind: string; subject: string; detail: string }>(query, [
      schemas,
      schemas.map(loginRole),
      schemas.map(ownerRole),
      sources.flatMap(protectedTablesOf),
    ])
    return {
      fingerprints: new Map(rows.filter((row) => row.kind === 'fingerprint').map((row) => [row.subject, row.detail])),
      faults: rows.filter((row) => row.kind === 'fault').map((row) => `${row.subject} ${row.detail}`),
    }
  } catch (error) {
    // A database that the hub has never seen.
    if ((error as { code?: unknown }).code === '42P01') return { fingerprints: new Map(), faults: [] }
    throw error
  }
}
