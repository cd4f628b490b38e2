import { parseArgs } from 'node:util'
import { gatewayConfig } from '../gateway/config'
import { openIssuer } from '../gateway/edge/issuer'
import type { TokenClaims } from '../shared/auth'
import { roles, type TokenRole } from '../shared/auth'
import { demoPersonNamed, demoPersonNames } from '../shared/demo'
import { codePattern } from '../shared/paths'
import { program } from '../shared/process/program'

const usage = `usage: npm run token -- --as ${demoPersonNames.join('|')}
   or: npm run token -- --role ROLE --sub ID [--area CODE] [--org ID] [--name NAME] [--ttl SECONDS]`
const dayInSeconds = 24 * 60 * 60

class Misuse extends Error {}

/** Prints a token for a demo person, or for whoever the options describe; nothing else goes to standard output. */
export const main = program(async (args) => {
  try {
    const { claims, ttlSeconds } = wanted(args)
    const { HUB_DATA_DIR, HUB_OIDC_AUDIENCE } = gatewayConfig()
    const issuer = await openIssuer(HUB_DATA_DIR, HUB_OIDC_AUDIENCE)
    console.log(await issuer.sign(claims, { ttlSeconds, development: true }))
  } catch (error) {
    if (!(error instanceof Misuse)) throw error
    console.error(error.message)
    process.exitCode = 2
  }
})

function wanted(args: readonly string[]): { claims: TokenClaims; ttlSeconds: number } {
  const { as, role, area, org, sub, name, ttl } = options(args)
  const ttlSeconds = Number(ttl ?? dayInSeconds)
  if (!Number.isInteger(ttlSeconds) || ttlSeconds < 1)
    throw new Misuse('--ttl must be a whole number of seconds, from 1 up')
  const person = as === undefined ? null : demoPersonNamed(as)
  if (as !== undefined && !person) throw new Misuse(`There is no demo person "${as}".\n${usage}`)
  if (!person && role === undefined) throw new Misuse(usage)
  if (role !== undefined && !isRole(role)) throw new Misuse(`--role must be one of: ${roles.join(', ')}`)
  if (area !== undefined && !codePattern.test(area))
    throw new Misuse('--area must be a code, for instance xicheng.g.qianggen')
  const claims = {
    sub: sub ?? person?.sub ?? '',
    name: name ?? person?.name ?? '',
    role: role ?? person?.role ?? 'RESIDENT',
    area: area ?? person?.area ?? null,
    org: org ?? person?.org ?? null,
  }
  if (claims.sub === '') throw new Misuse(`--sub is needed with --role: the id of who the token is for.\n${usage}`)
  return { claims, ttlSeconds }
}

function options(args: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...args],
      options: { as: text, role: text, area: text, org: text, sub: text, name: text, ttl: text },
    }).values
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : ''}\n${usage}`)
  }
}

function isRole(role: string): role is TokenRole {
  return (roles as readonly string[]).includes(role)
}
