import { HeaderMap } from '@apollo/server'
import { GraphQLError } from 'graphql'
import type { HubError } from '../../shared/errors'
import { RateLimited } from './rate/rate-limits'

const statuses: Partial<Record<HubError['code'], number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  OPERATION_NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
}

/** The HTTP status of an answer that is nothing but this refusal. */
export function statusOf({ code }: HubError): number {
  return statuses[code] ?? 400
}

export function headersOf(refusal: HubError): Readonly<Record<string, string>> {
  if (refusal instanceof RateLimited) return { 'retry-after': String(refusal.retryAfterSeconds) }
  return refusal.code === 'UNAUTHENTICATED' ? { 'www-authenticate': 'Bearer' } : {}
}

/** A refusal in the shape of a GraphQL answer. */
export function errorBody({ message, code, details }: HubError): object {
  return { errors: [{ message, extensions: { code, ...details } }] }
}

/** A refusal as Apollo Server takes it, with its HTTP status. */
export function httpError(refusal: HubError): GraphQLError {
  const { message, code, details } = refusal
  // Apollo Server reads a map; the types of GraphiQL's package declare a plain object for all of graphql-js.
  const headers = new HeaderMap(Object.entries(headersOf(refusal))) as unknown as Record<string, string>
  const http = { status: statusOf(refusal), headers }
  return new GraphQLError(message, { extensions: { code, ...details, http } })
}

/** A refusal as the answer to one operation among others on a connection. */
export function operationError({ message, code, details }: HubError): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...details } })
}
