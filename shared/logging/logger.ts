import { destination, pino, type Logger } from 'pino'
import { errorEntry } from './error-entry'

export type { Logger } from 'pino'

/** Names under which secrets or personal data could come into an entry. */
const secrets = [
  'password',
  'authorization',
  'cookie',
  'token',
  'parameters',
  'phone',
  'idNumber',
  'address',
  'variables',
]

/** The process's log: JSON lines on standard error, so that standard output stays for people. */
export function openLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error) => errorEntry(error) },
      redact: { paths: [...secrets, ...secrets.map((name) => `*.${name}`)], censor: '[removed]' },
    },
    destination({ fd: 2, sync: true }),
  )
}

/** A log that says nothing, for tests and tools. */
export const silentLog: Logger = pino({ level: 'silent' })
