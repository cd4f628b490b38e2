import path from 'node:path'
import { z } from 'zod'
import { oneOf, urlOf } from './read'

const postgresUrl = urlOf('postgres', 'postgresql').optional()

const secret = z.string().min(32, 'must have at least 32 characters').optional()

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  // 30 February is read as a day of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Variables that every process of the hub reads; a process's own `config.ts` extends them. */
export const processSettings = z.object({
  HUB_DATA_DIR: z
    .string()
    .default('.data')
    .transform((folder) => path.resolve(folder)),
  DATABASE_URL: postgresUrl,
  RESIDENTS_DATABASE_URL: postgresUrl,
  CASES_DATABASE_URL: postgresUrl,
  PARTNERS_DATABASE_URL: postgresUrl,
  VOLUNTEERS_DATABASE_URL: postgresUrl,
  /** Of the gateway's registry of what is plugged in. */
  HUB_DATABASE_URL: postgresUrl,
  NATS_URL: urlOf('nats', 'tls', 'ws', 'wss').optional(),
  /** Of the hub's events; several hubs may share a NATS server. */
  NATS_STREAM: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, 'may have letters, digits, - and _')
    .default('station-hub'),
  HUB_SEED: oneOf('demo', 'none').optional(),
  HUB_TIME_ZONE: z
    .string()
    .default('Asia/Shanghai')
    .refine(isTimeZone, 'must be a time zone of the IANA list, for instance Asia/Shanghai'),
  HUB_PUBLIC_URL: urlOf('https', 'http')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  HUB_HOLIDAYS: z
    .string()
    .default('')
    .transform((days) => new Set(days.split(',').flatMap((day) => day.trim() || [])))
    .refine((days) => [...days].every(isDay), 'must be days with commas between, for instance 2027-01-01,2027-02-17'),
  HUB_ENV: oneOf('development', 'production').default('development'),
  HUB_DATA_KEY: secret,
  HUB_DATA_KEY_PREVIOUS: secret,
  HUB_LOGIN_KEY: secret,
  /** A collector that speaks OTLP over HTTP: `http://collector:4318`. Without it nothing of tracing is loaded. */
  OTEL_EXPORTER_OTLP_ENDPOINT: urlOf('http', 'https').optional(),
  HUB_LOG: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
})

export type ProcessSettings = Readonly<z.infer<typeof processSettings>>
