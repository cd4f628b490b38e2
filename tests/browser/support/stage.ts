import type { Browser, Page } from 'playwright-core'
import type { DemoPersonName } from '../../../shared/demo'
import { openBrowser } from './chromium'
import { openBrowserHub, type BrowserHub } from './hub'
import { signedIn, type PersonWindow, type WindowOptions } from './window'

export const phone = { width: 360, height: 740 }

/** Wider than the window: somebody would have to scroll sideways. */
const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** A hub and a browser for all tests of a file. After each test its windows are closed: nothing may have gone wrong in one. */
export function useStage() {
  let browser: Browser
  let hub: BrowserHub
  let windows: PersonWindow[] = []
  beforeAll(async () => {
    ;[browser, hub] = await Promise.all([openBrowser(), openBrowserHub()])
  })
  afterAll(async () => {
    await browser.close()
    await hub.close()
  })
  afterEach(async () => {
    const problems = windows.flatMap((window) => window.problems)
    for (const window of windows) await window.close()
    windows = []
    expect(problems).toEqual([])
  })
  return {
    async open(person: DemoPersonName, options?: WindowOptions): Promise<PersonWindow> {
      const window = await signedIn(browser, hub.url, person, options)
      windows.push(window)
      return window
    },
  }
}

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Fills in the dialog that is open, presses a button in it, and waits until the dialog is gone. */
export async function send(page: Page, name: string, values: Record<string, string> = {}): Promise<void> {
  const dialog = page.getByRole('dialog')
  for (const [field, value] of Object.entries(values)) await dialog.locator(`[name="${field}"]`).fill(value)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Without a violation, and no wider than its window. */
export async function whole(window: PersonWindow): Promise<void> {
  expect(await window.violations()).toEqual([])
  expect(await window.page.evaluate(overflow)).toBe(0)
}
