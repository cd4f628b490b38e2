import type { ExecutionArgs } from 'graphql'
import { CloseCode, handleProtocols, makeServer, type ServerOptions } from 'graphql-ws'
import type { IncomingMessage, Server } from 'node:http'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Clock } from '../../../shared/clock'
import type { Authenticator } from '../authentication'
import type { Gate } from '../gate'
import { LimitExceeded } from '../limits/limit'
import { limits } from '../limits/admission'
import type { LiveOperation } from '../../subscription/live-operation'
import { LiveOperations, type LiveOperationOptions } from '../live-operations'
import type { Origins } from '../origin'
import { operationError } from '../refusal'
import { connect, unknownConnection, type Connection } from './connection'
import { adopt } from './socket'

export interface WebSocketOptions extends LiveOperationOptions {
  readonly authenticator: Authenticator
  readonly gate: Gate
  /** When tokens end. */
  readonly clock: Clock
  readonly origins: Origins
  /** A client's address, as far as it is known. */
  readonly addressOf: (request: IncomingMessage) => string
  /** How long a connection may stay without `connection_init`; 3 s. */
  readonly initTimeoutMilliseconds?: number
}

const path = '/graphql'
const goingAway = 1001

/** graphql-ws on the endpoint's own path: every subscription of the schema, and queries and mutations too. */
export function serveWebSockets(server: Server, options: WebSocketOptions): { close(): Promise<void> } {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    handleProtocols,
    // One message a turn of the event loop: who sends hundreds at once does not keep everybody else waiting for them.
    allowSynchronousEvents: false,
  })
  const protocol = makeServer(protocolOptions(options))
  server.on('upgrade', (request, socket, head) => {
    const refused = refusalOf(request, options.origins)
    if (refused !== null) return refuse(socket, refused)
    sockets.handleUpgrade(request, socket, head, (open) => {
      const connection = unknownConnection({ socket: open, request }, options.addressOf(request))
      adopt(protocol, connection, (error) => options.report(error, { requestId: '' }))
    })
  })
  return {
    close() {
      for (const open of sockets.clients) open.close(goingAway, 'Going away')
      return new Promise((resolve, reject) => sockets.close((error) => (error ? reject(error) : resolve())))
    },
  }
}

function protocolOptions(options: WebSocketOptions): ServerOptions<Record<string, unknown> | undefined, Connection> {
  const { authenticator, gate, clock, initTimeoutMilliseconds } = options
  const operations = new LiveOperations(options)
  return {
    ...(initTimeoutMilliseconds !== undefined && { connectionInitWaitTimeout: initTimeoutMilliseconds }),
    onConnect: (context) => connect(context, authenticator, gate, clock),
    onSubscribe({ subscriptions, extra }, _id, payload) {
      if (Object.keys(subscriptions).length > limits.subscriptions)
        return [operationError(new LimitExceeded('subscriptions of a connection', limits.subscriptions))]
      const operation = operations.read(payload, extra.viewer, extra.address)
      return Array.isArray(operation) ? operation : protocolOperation(operation, extra)
    },
    execute: (args) => operations.execute((args as ProtocolOperation).operation),
    subscribe(args) {
      const { operation, connection } = args as ProtocolOperation
      return operations.subscribe(operation, (reason) => {
        // Where one subscription is too slow the connection is, and all that is on it.
        if (reason === 'slow')
          connection.socket.close(CloseCode.TooManyInitialisationRequests, `More than ${limits.queuedMessages} unread`)
      })
    },
    onClose: ({ extra }) => clearTimeout(extra.expiry),
  }
}

/** What the protocol hands back when the operation is to be run; it reads the document itself. */
interface ProtocolOperation extends ExecutionArgs {
  readonly operation: LiveOperation
  readonly connection: Connection
}

function protocolOperation(operation: LiveOperation, connection: Connection): ProtocolOperation {
  const { generation, document, operationName, variables } = operation
  return { schema: generation.schema, document, operationName, variableValues: variables, operation, connection }
}

/** The HTTP status that a connection is refused with; null when it may be one. */
function refusalOf({ url, headers }: IncomingMessage, origins: Origins): number | null {
  if (new URL(url ?? '/', 'http://hub').pathname !== path) return 404
  // Browsers ask nobody before they open a WebSocket to another site: this is all that stands between.
  return origins.admits(headers.origin, headers.host) ? null : 403
}

function refuse(socket: Duplex, status: number): void {
  socket.on('error', () => undefined)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
