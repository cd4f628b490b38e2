import type { Context } from 'graphql-ws'
import { CloseCode } from 'graphql-ws'
import { anonymous, type Viewer } from '../../../shared/auth'
import type { Clock } from '../../../shared/clock'
import { HubError } from '../../../shared/errors'
import { NotVerifiable, type Authenticator } from '../authentication'
import type { Gate } from '../gate'
import type { SocketExtra } from './socket'

/** What a connection is known by, from its `connection_init` on. */
export interface Connection extends SocketExtra {
  readonly address: string
  viewer: Viewer
  expiry?: NodeJS.Timeout
}

export type ConnectionContext = Context<Record<string, unknown> | undefined, Connection>

/** Longer than a timer can wait; by then the connection has long been closed by something else. */
const longest = 2 ** 31 - 1
const tryAgainLater = 1013

/**
 * The token comes as the `authorization` of `connection_init`. A bad one closes with 4403, and so does its end; too many
 * connections in too short a time close with 1013, after which clients try again by themselves.
 */
export async function connect(
  { connectionParams, extra }: ConnectionContext,
  authenticator: Authenticator,
  gate: Gate,
  clock: Clock,
): Promise<boolean> {
  const given = connectionParams?.['authorization'] ?? connectionParams?.['Authorization']
  try {
    const viewer = await authenticator.viewerOf(typeof given === 'string' ? given : undefined)
    gate.request(viewer, extra.address)
    extra.viewer = viewer
    if (viewer.expiresAt !== null) {
      const left = viewer.expiresAt * 1000 - clock.now().getTime()
      const end = () => extra.socket.close(CloseCode.Forbidden, 'The token has expired')
      extra.expiry = setTimeout(end, Math.min(left, longest))
    }
    return true
  } catch (error) {
    if (!(error instanceof HubError)) throw error
    return refuse(error, extra, gate)
  }
}

function refuse(refusal: HubError, { socket, address }: Connection, gate: Gate): boolean {
  if (refusal.code === 'RATE_LIMITED') socket.close(tryAgainLater, 'Too many requests')
  else if (refusal instanceof NotVerifiable) socket.close(tryAgainLater, 'Sign-in service not reached')
  else {
    socket.close(CloseCode.Forbidden, 'Forbidden')
    countStranger(gate, address)
  }
  return false
}

/** The connection is closed whether or not there is anything left of its address's share. */
function countStranger(gate: Gate, address: string): void {
  try {
    gate.stranger(address)
  } catch (error) {
    if (!(error instanceof HubError)) throw error
  }
}

export function unknownConnection(extra: SocketExtra, address: string): Connection {
  return { ...extra, address, viewer: anonymous }
}
