import { createRemoteJWKSet, jwtVerify } from 'jose'

/**
 * Whether a request comes from the hub, and is meant for this service: the hub signs every one with a token of a minute's
 * life for the address that it knows the service by. It says nothing of the person who asks.
 */
export function hubTokens(hubUrl, serviceUrl) {
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', hubUrl))
  return async (authorization = '') => {
    try {
      await jwtVerify(authorization.replace(/^Bearer /, ''), keys, { audience: serviceUrl })
      return true
    } catch {
      return false
    }
  }
}
