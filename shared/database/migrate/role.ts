import { createHmac } from 'node:crypto'
import { escapeLiteral } from 'pg'

/** The role that a subgraph logs in as: it owns nothing and row-level security binds it. */
export function loginRole(schema: string): string {
  return `hub_${schema}`
}

/** The role that owns a subgraph's tables: nobody logs in as it. */
export function ownerRole(schema: string): string {
  return `hub_${schema}_owner`
}

/** The login role's password: derived, so that no process needs a place to keep it. */
export function rolePassword(schema: string, dataKey: string): string {
  return createHmac('sha256', dataKey)
    .update(`role:${loginRole(schema)}`)
    .digest('base64url')
}

/** The administrator's URL with the subgraph's login role in it. */
export function loginUrl(adminUrl: string, schema: string, dataKey: string): string {
  const url = new URL(adminUrl)
  url.username = loginRole(schema)
  url.password = rolePassword(schema, dataKey)
  return url.href
}

/** Both roles, the schema and the schema of its jobs. Names come from the project's own folders. */
export function schemaStatements(schema: string, dataKey: string): string {
  const [login, owner] = [loginRole(schema), ownerRole(schema)]
  const make = (role: string) => `
    do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then create role ${role}; end if;
      -- Only a superuser may become a role without being a member of it.
      if not pg_has_role(current_user, '${role}', 'member') then grant ${role} to current_user; end if;
    end $$;`
  return `
    ${make(owner)}
    ${make(login)}
    alter role ${owner} nologin noinherit;
    alter role ${login} login noinherit password ${escapeLiteral(rolePassword(schema, dataKey))};
    alter role ${login} set search_path = ${schema}, viewer, public;
    -- Compiling a statement of a few milliseconds takes a second, each time it runs.
    alter role ${login} set jit = off;
    create schema if not exists ${schema} authorization ${owner};
    create schema if not exists ${schema}_jobs authorization ${login};
    grant usage on schema ${schema} to ${login};
    -- Grants come with each table as it is made, so that a migration may take them back (an append-only log).
    alter default privileges for role ${owner} in schema ${schema}
      grant select, insert, update, delete on tables to ${login};
    alter default privileges for role ${owner} in schema ${schema} grant usage, select on sequences to ${login};
    create table if not exists ${schema}.migration (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    );
    alter table ${schema}.migration owner to ${owner};
    grant select on ${schema}.migration to ${login};`
}
