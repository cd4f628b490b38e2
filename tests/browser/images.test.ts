import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import type { DemoPersonName } from '../../shared/demo'
import { projectRoot } from '../../shared/project/root'
import { openBrowser } from './support/chromium'
import { openBrowserHub, type BrowserHub } from './support/hub'
import { signedIn, type PersonWindow, type WindowOptions } from './support/window'

// The README's pictures are drawn anew when somebody asks for it, not by every run: HUB_IMAGES=1 npm run test:browser -- images
const wanted = process.env['HUB_IMAGES'] === '1' ? describe : describe.skip

const folder = path.join(projectRoot, 'docs/images')
const phone = { width: 390, height: 780, language: 'zh-CN' } as const

wanted('pictures of the main pages', () => {
  let browser: Browser
  let hub: BrowserHub

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    ;[browser, hub] = await Promise.all([openBrowser(), openBrowserHub()])
  })
  afterAll(async () => {
    await browser.close()
    await hub.close()
  })

  async function draw(
    name: string,
    person: DemoPersonName,
    where: string,
    options: WindowOptions = { width: 1200, height: 750 },
    prepare: (window: PersonWindow) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const window = await signedIn(browser, hub.url, person, options)
    await window.go(where)
    await prepare(window)
    await window.page.screenshot({ path: path.join(folder, `${name}.png`) })
    await window.close()
  }

  test('the board', () => draw('board', 'worker', '/board'))
  test('the board, in Chinese and dark', () =>
    draw('board-zh', 'worker', '/board', { width: 1200, height: 750, language: 'zh-CN', look: 'dark' }))
  test('the candidates of a case', () =>
    draw('candidates', 'worker', '/board', { width: 1200, height: 900 }, async ({ page }) => {
      await page.locator('.rows li a', { hasText: 'Planned' }).first().click()
      await page.getByRole('button', { name: 'Who can help?' }).click()
      await page.locator('[data-candidates] li').first().waitFor()
      await page.getByRole('img', { name: /^Map/ }).scrollIntoViewIfNeeded()
      await page.evaluate('document.querySelector(".map").scrollIntoView()')
    }))
  test('the figures', () =>
    draw('figures', 'subdistrict', '/figures', { width: 1200, height: 900 }, async ({ page }) => {
      await page.locator('.recharts-line path').first().waitFor()
    }))
  test('the services of a partner', () => draw('services', 'partner', '/services'))
  test('the hub', () => draw('hub', 'admin', '/hub'))
  test('tasks, on a phone', () => draw('tasks', 'coordinator', '/tasks', phone))
  test('needs, on a phone', () =>
    draw('needs', 'resident', '/mine', phone, async ({ page }) => {
      await page.getByRole('button', { name: '我要求助' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.locator('[name=item] option[value=handy-01]').waitFor({ state: 'attached' })
      await dialog.locator('[name=item]').selectOption('handy-01')
      await dialog.locator('[name=summary]').fill('楼道的灯不亮了')
      await dialog.getByRole('button', { name: '我要求助' }).click()
      await dialog.waitFor({ state: 'detached' })
      await page.locator('[data-need]').first().waitFor()
    }))
})
