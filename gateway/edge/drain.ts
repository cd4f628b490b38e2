import type { FastifyInstance } from 'fastify'
import type { Health } from './health'

/**
 * Lets nothing begin that could not be answered any more. While the hub drains, each answer says that its connection
 * ends with it: a client that did not know would send the next request on it, to be done and never answered.
 */
export function drainConnections(app: FastifyInstance, health: Health): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { socket } = request.raw
    if (!socket.writableEnded) return done()
    reply.hijack()
    socket.destroy()
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (health.isDraining) void reply.header('connection', 'close')
    done(null, payload)
  })
}
