import { UserManager, WebStorageStateStore } from 'oidc-client-ts'
import { hubConfig } from '../api/config'
import { currentToken, renewed, signOut, token } from '../api/session'

const back = '/console/signed-in'

let made: UserManager | undefined

/** OpenID Connect: authorization code with PKCE; tokens stay in this window and are renewed before they end. */
function manager(): UserManager {
  made ??= make()
  return made
}

function make(): UserManager {
  const { signIn: how } = hubConfig()
  if (how.kind !== 'oidc') throw new Error('no provider is configured')
  const users = new UserManager({
    authority: how.issuer,
    client_id: how.clientId,
    redirect_uri: new URL(back, location.origin).href,
    response_type: 'code',
    // The page's policy has no frames: tokens are renewed with a refresh token or not at all.
    scope: 'openid profile offline_access',
    extraQueryParams: { audience: how.audience },
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
  })
  users.events.addUserLoaded(({ access_token }) => {
    if (currentToken() !== null) renewed(access_token)
  })
  users.events.addAccessTokenExpired(signOut)
  // Who signs out leaves nothing behind that would sign them in again.
  token.subscribe(() => {
    if (token.get() === null) void users.removeUser()
  })
  return users
}

/** Leaves for the provider; it sends the person back to where they were. */
export async function begin(): Promise<void> {
  await manager().signinRedirect({ state: location.pathname + location.search })
}

/** Takes in what the provider sent back; does nothing on any other page. */
export async function finish(): Promise<void> {
  if (location.pathname !== back) return
  const { access_token, state } = await manager().signinRedirectCallback()
  const from = typeof state === 'string' && state.startsWith('/console') && state !== back ? state : '/console/'
  renewed(access_token)
  // From the beginning: the pages' router has taken in the provider's address.
  location.replace(from)
}

/** After the page has been loaded again: the token of who is signed in goes on being renewed. */
export async function resume(): Promise<void> {
  await manager().getUser()
}
