import { processSettings, readConfig, whole, type Environment } from '../shared/config'

/** The environment of a program that has no settings of its own. */
export function scriptEnvironment(): Environment {
  return process.env
}

const splitSettings = processSettings.extend({ HUB_PORT: whole(0, 65_534).default(4000) })

/** How `npm run start:split` runs; `environment` goes on to each process. Throws ConfigProblem. */
export function splitConfig(env: Environment = process.env) {
  const environment = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined))
  return { ...readConfig(splitSettings, env), environment: environment as Record<string, string> }
}
