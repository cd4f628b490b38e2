import { UserManager, WebStorageStateStore } from 'oidc-client-ts'
import { hubConfig } from '../api/config'
import { renewed, signIn, signOut } from '../api/session'

const back = '/console/signed-in'

/** OpenID Connect: authorization code with PKCE; tokens stay in this window and are renewed before they end. */
function manager(): UserManager {
  const { signIn: how } = hubConfig()
  if (how.kind !== 'oidc') throw new Error('no provider is configured')
  const users = new UserManager({
    authority: how.issuer,
    client_id: how.clientId,
    redirect_uri: new URL(back, location.origin).href,
    response_type: 'code',
    scope: 'openid profile',
    extraQueryParams: { audience: how.audience },
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
  })
  users.events.addUserLoaded(({ access_token }) => renewed(access_token))
  users.events.addAccessTokenExpired(signOut)
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
  history.replaceState(null, '', from)
  signIn(access_token)
}
