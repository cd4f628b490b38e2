import { z } from 'zod'
import { ConfigProblem } from './problem'

/** `process.env`, or what a test puts in its place. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads environment variables by a zod object whose keys are their names; what is empty counts as not set.
 * Throws ConfigProblem with all that is wrong, by name and without the values: some are secrets.
 */
export function readConfig<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Environment,
): Readonly<z.infer<z.ZodObject<Shape>>> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return Object.freeze(result.data)
  throw new ConfigProblem(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
}

/** A whole number within bounds, both inclusive. */
export function whole(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`
  return z
    .string()
    .regex(/^\d+$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message)
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(...words: Words) {
  return z.enum(words, { error: `must be one of: ${words.join(', ')}` })
}

/** A URL of one of the given schemes. */
export function urlOf(...schemes: string[]) {
  const fits = (text: string) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1))
  return z
    .string()
    .refine(fits, `must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`)
}
