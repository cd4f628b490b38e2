import type { Browser } from 'playwright-core'
import type { DemoPersonName } from '../../shared/demo'
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
  ['stationmaster', ['/visits', '/desk', '/partners?status=VERIFIED', '/partners?of=groups&status=VERIFIED']],
  ['subdistrict', ['/partners', '/figures', '/board?escalated=1', '/dispatch']],
  ['partner', ['/inbox', '/services', '/systems']],
  ['coordinator', ['/tasks', '/group', '/inbox', '/hours']],
  ['volunteer', ['/tasks', '/hours']],
  ['resident', ['/mine', '/appointments', '/proposals', '/privacy']],
  ['admin', ['/hub', '/figures']],
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
