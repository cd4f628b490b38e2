import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Browser, Page } from 'playwright-core'
import { demoPersons, demoVolunteers, type DemoPersonName } from '../../shared/demo'
import { mealsSdl, openMeals } from '../support/meals'
import { openBrowser } from './support/chromium'
import { openBrowserHub, type BrowserHub } from './support/hub'
import { signedIn, type PersonWindow } from './support/window'

let browser: Browser
let hub: BrowserHub

beforeAll(async () => {
  ;[browser, hub] = await Promise.all([openBrowser(), openBrowserHub()])
})
afterAll(async () => {
  await browser.close()
  await hub.close()
})

const pagesOf: readonly (readonly [DemoPersonName, readonly string[]])[] = [
  ['worker', ['/board', '/residents', '/referrals', '/service', '/dispatch', '/figures', '/cases/new']],
  ['gridworker', ['/service?show=tasks', '/service?show=volunteers', `/volunteers/${demoVolunteers[0]?.id}`]],
  ['stationmaster', ['/visits', '/desk', '/partners?status=VERIFIED', '/partners?of=groups&status=VERIFIED']],
  ['subdistrict', ['/figures', '/board?escalated=1', '/dispatch']],
  ['partner', ['/inbox', '/services', '/systems']],
  ['coordinator', ['/tasks', '/group', '/inbox', '/hours', '/groups']],
  ['volunteer', ['/tasks', '/hours', '/groups']],
  ['resident', ['/mine', '/appointments', '/proposals', '/privacy', '/hours', '/groups']],
  ['admin', ['/hub', '/figures', '/catalogue']],
]

/** Wider than the window: somebody would have to scroll sideways. */
const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

async function look(window: PersonWindow, path: string): Promise<void> {
  await window.go(path)
  expect([path, await window.violations()]).toEqual([path, []])
  expect([path, await window.page.evaluate(overflow)]).toEqual([path, 0])
  expect([path, window.problems]).toEqual([path, []])
}

describe.each([
  ['en', { language: 'en', width: 1280, height: 900 }],
  ['zh-CN', { language: 'zh-CN', width: 360, height: 740, look: 'dark' }],
] as const)('in %s', (language, options) => {
  test.each(pagesOf)('every page of the %s is whole: %j', async (person, paths) => {
    const window = await signedIn(browser, hub.url, person, options)
    for (const path of paths) await look(window, path)
    expect(await window.page.evaluate('document.documentElement.lang')).toBe(language)
    await window.close()
  })

  test('a case with its candidates is whole, and so is a dialog on it', async () => {
    const window = await signedIn(browser, hub.url, 'worker', options)
    await window.go('/board')
    await window.page.locator('.rows li a').first().click()
    await window.page.locator('[data-referrals]').waitFor()
    await window.page.locator('button[aria-expanded=false]').click()
    await window.page.locator('[data-candidates] li').first().waitFor()
    expect(await window.violations()).toEqual([])
    expect(await window.page.evaluate(overflow)).toBe(0)
    await window.page.getByRole('group').getByRole('button').first().click()
    await window.page.getByRole('dialog').waitFor()
    expect(await window.violations()).toEqual([])
    expect(window.problems).toEqual([])
    await window.close()
  })
})

test('the board is there with 300 kB of compressed JavaScript', async () => {
  const window = await signedIn(browser, hub.url, 'worker')
  await window.go('/board')
  await window.page.locator('.rows li').first().waitFor()
  const bytes = (await window.page.evaluate(
    `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`,
  )) as number
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThanOrEqual(300_000)
  await window.close()
})

test('on a screen of 4K nothing is stretched beyond it', async () => {
  const window = await signedIn(browser, hub.url, 'worker', { width: 3840, height: 2160 })
  await look(window, '/board')
  await window.close()
})

describe('a partner’s own systems', () => {
  let partner: PersonWindow
  beforeEach(async () => (partner = await signedIn(browser, hub.url, 'partner')))
  afterEach(async () => {
    expect(partner.problems).toEqual([])
    await partner.close()
  })
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

  test('a file of services is imported with a report of each row, and again changes nothing', async () => {
    const { page } = partner
    await partner.go('/services')
    const file = (services: readonly object[]) => ({
      name: 'services.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(services)),
    })
    const good = {
      id: randomUUID(),
      name: 'Window cleaning',
      status: 'active',
      attributes: [{ id: randomUUID(), taxonomy_term: { code: 'BH-3000', name: 'Windows' } }],
    }
    await page.getByLabel('Terms of another taxonomy').fill('BH-3000 = life.repairs.plumbing')
    await page.getByLabel('File of services').setInputFiles(file([good, { id: 'no-name' }]))
    await page.getByText('1 new, 0 changed, 0 as they were').waitFor()
    await page.getByText(/^Row 2: no-name/).waitFor()
    await page.locator('[data-service="Window cleaning"]').waitFor()
    expect(await partner.violations()).toEqual([])
    await page.getByLabel('File of services').setInputFiles(file([good]))
    await page.getByText('0 new, 0 changed, 1 as they were').waitFor()
  })

  test('a pair of credentials is shown once', async () => {
    const { page } = partner
    await partner.go('/systems')
    await press(page, 'Issue a new pair')
    const secret = await page.locator('dd.secret').nth(1).textContent()
    expect(secret).toMatch(/^[\w-]{20,}$/)
    await page.reload()
    await page.getByRole('button', { name: 'Issue a new pair' }).waitFor()
    expect(await page.content()).not.toContain(secret)
  })

  test('a webhook is registered, its deliveries are seen, and one that failed is sent again', async () => {
    const received: string[] = []
    let broken = true
    const receiver = createServer((request, response) => {
      void text(request).then((body) => {
        received.push(body)
        response.writeHead(broken ? 500 : 204).end()
      })
    })
    receiver.listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    const { page } = partner
    await partner.go('/systems')
    await press(page, 'Register an address')
    const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
    await page.getByRole('dialog').locator('[name=url]').fill(address)
    await page.getByRole('dialog').getByRole('button', { name: 'Register an address' }).click()
    await page.getByText(/^whsec_/).waitFor()
    const hook = page.locator('.card .card', { hasText: address })
    await hook.getByRole('button', { name: 'Send a test' }).click()
    await hook.locator('tbody tr', { hasText: '500' }).waitFor()
    broken = false
    await hook.getByRole('button', { name: 'Send again' }).first().click()
    await hook.locator('tbody tr', { hasText: 'Delivered' }).waitFor()
    expect(received.length).toBe(2)
    expect(await partner.violations()).toEqual([])
    await hook.getByRole('button', { name: 'Remove' }).click()
    await hook.waitFor({ state: 'detached' })
    receiver.close()
    await once(receiver, 'close')
  })

  test('a subgraph is allowed, checked, plugged in and watched; the hub shows what changed and goes back', async () => {
    const { page } = partner
    const meals = await openMeals(demoPersons.partner.org ?? '')
    const district = await signedIn(browser, hub.url, 'district')
    await district.go('/partners?status=VERIFIED&q=Hongyun')
    await press(district.page, 'Let it plug subgraphs in')
    await district.page.getByText('It may plug subgraphs in now.').waitFor()

    await partner.go('/systems')
    await page.locator('[name=name]').fill('meals')
    await page.locator('[name=url]').fill(meals.url)
    await page.locator('[name=sdl]').fill(mealsSdl.replace('type MealsMenu', 'type Menu'))
    await press(page, 'Check it')
    await page.locator('[data-check=false] pre', { hasText: 'ERROR' }).waitFor()
    expect(await partner.violations()).toEqual([])
    await page.locator('[name=name]').fill('meals')
    await page.locator('[name=url]').fill(meals.url)
    await page.locator('[name=sdl]').fill(mealsSdl)
    await press(page, 'Check it')
    await page.locator('[data-check=true]', { hasText: 'Case.mealOffers' }).waitFor()
    await press(page, 'Plug it in')
    const plugged = page.locator('li.card', { hasText: 'Plugged in' })
    await plugged.getByText('Case.category').waitFor()
    await plugged.getByText(/^\d+ requests in 5 minutes/).waitFor()

    const admin = await signedIn(browser, hub.url, 'admin')
    await admin.go('/hub')
    await admin.page.locator('[data-subgraph=meals]').waitFor()
    await press(admin.page, 'What is different now')
    await admin.page.getByRole('dialog').getByText('mealOffers').waitFor()
    await admin.page.getByRole('button', { name: 'Close the dialog' }).click()
    await admin.page
      .getByRole('button', { name: /^Go back to version/ })
      .first()
      .click()
    await admin.page.locator('[data-subgraph=meals]', { hasText: 'Plugged in' }).waitFor({ state: 'detached' })
    expect([...district.problems, ...admin.problems]).toEqual([])
    await district.close()
    await admin.close()
    await meals.close()
  })
})
