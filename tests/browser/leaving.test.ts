import type { Browser } from 'playwright-core'
import { openBrowser } from './support/chromium'
import { openBrowserHub, type BrowserHub } from './support/hub'
import { signedIn } from './support/window'

let browser: Browser
let hub: BrowserHub

// Who leaves is gone for good: a hub of its own for it.
beforeAll(async () => {
  ;[browser, hub] = await Promise.all([openBrowser(), openBrowserHub()])
})
afterAll(async () => {
  await browser.close()
  await hub.close()
})

test.each([
  [
    'partner',
    { language: 'en' },
    { leave: 'Leave the hub', wrong: 'That is not the name.', left: /has left the hub\.$/ },
  ],
  [
    'department',
    { language: 'zh-CN', width: 360, height: 740, look: 'dark' },
    { leave: '退出枢纽', wrong: '名称不对。', left: /已退出枢纽。$/ },
  ],
] as const)('the %s leaves, knowing what happens, and after saying who leaves', async (person, options, words) => {
  const window = await signedIn(browser, hub.url, person, options)
  const { page, problems } = window
  await window.go('/systems')
  await page.getByRole('button', { name: words.leave }).click()
  const form = page.getByRole('dialog')
  const send = form.locator('button[type=submit]')
  const heading = (await form.getByRole('heading').textContent()) ?? ''
  const name = heading.split(' · ')[1] ?? ''
  expect(name).not.toBe('')
  await form.locator('[name=name]').fill('Somebody else')
  await form.getByText(words.wrong).waitFor()
  await send.click()
  await form.locator('[name=name]').fill(name)
  await send.click()
  // Still here: it has not been ticked.
  expect(await form.locator('[name=sure]').isChecked()).toBe(false)
  expect(await window.violations()).toEqual([])
  await form.locator('[name=sure]').check()
  await send.click()
  await page.getByText(words.left).waitFor()
  expect(await page.getByRole('button', { name: words.leave }).count()).toBe(0)
  expect(await window.violations()).toEqual([])
  expect(problems).toEqual([])
  await window.close()
})
