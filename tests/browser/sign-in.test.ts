import type { Browser } from 'playwright-core'
import { demoPersons } from '../../shared/demo'
import { openOpenIdProvider, type OpenIdProvider } from '../support/openid-provider'
import { openBrowser } from './support/chromium'
import { openBrowserHub, type BrowserHub } from './support/hub'

let browser: Browser
let provider: OpenIdProvider
let hub: BrowserHub

beforeAll(async () => {
  const { sub, ...claims } = demoPersons.worker
  provider = await openOpenIdProvider({ sub, claims })
  // The console's own operations are known to a hub that answers none but those it knows.
  const settings = { HUB_OIDC_ISSUER: provider.issuer, HUB_OPERATIONS: 'locked' }
  ;[browser, hub] = await Promise.all([openBrowser(), openBrowserHub(settings)])
})
afterAll(async () => {
  await browser.close()
  await hub.close()
  await provider.close()
})

test('who signs in at the provider comes back to the page they wanted, stays in, and is out when they leave', async () => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  await page.goto(`${hub.url}/console/referrals`)
  expect(await page.locator('[data-person]').count()).toBe(0)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Referrals' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/console/referrals')
  expect(provider.granted).toEqual(['authorization_code'])

  // After a reload the same person is still in, and a token that nears its end is renewed without a word.
  await page.evaluate(`(() => {
    const key = Object.keys(sessionStorage).find((name) => name.startsWith('oidc.user:'))
    const user = JSON.parse(sessionStorage.getItem(key))
    sessionStorage.setItem(key, JSON.stringify({ ...user, expires_at: Math.floor(Date.now() / 1000) + 30 }))
  })()`)
  const renewal = page.waitForResponse(
    (response) => response.url() === `${provider.issuer}/token` && response.request().method() === 'POST',
  )
  const before = await page.evaluate(`sessionStorage.getItem('hub.token')`)
  await page.reload()
  await renewal
  await page.waitForFunction(`sessionStorage.getItem('hub.token') !== ${JSON.stringify(before)}`)
  expect(provider.granted).toEqual(['authorization_code', 'refresh_token'])
  await page.getByRole('heading', { name: 'Referrals' }).waitFor()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await page.waitForFunction(
    `!Object.keys(sessionStorage).some((name) => name.startsWith('oidc.user:') || name === 'hub.token')`,
  )
  expect(provider.refused).toEqual([])
  expect(problems).toEqual([])
  await context.close()
})

test('a code that was not asked for from here signs nobody in', async () => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${hub.url}/console/signed-in?code=stolen&state=made-up`)
  await page.getByRole('alert').waitFor()
  expect(await page.evaluate(`sessionStorage.getItem('hub.token')`)).toBeNull()
  await context.close()
})
