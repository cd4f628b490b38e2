import type { Browser, Page } from 'playwright-core'
import type { DemoPersonName } from '../../../shared/demo'
import { openBrowser } from './chromium'
import { openBrowserHub, type BrowserHub } from './hub'
import { arrived, signedIn, type PersonWindow, type WindowOptions } from './window'

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
  const kept = (window: PersonWindow): PersonWindow => {
    windows.push(window)
    return window
  }
  return {
    async open(person: DemoPersonName, options?: WindowOptions): Promise<PersonWindow> {
      return kept(await signedIn(browser, hub.url, person, options))
    },
    /** A window in which nobody has signed in yet. */
    async arrive(options?: WindowOptions): Promise<PersonWindow> {
      return kept(await arrived(browser, hub.url, options))
    },
    /** What the hub answers somebody over the API, where a window would only be in the way. */
    async ask(person: DemoPersonName, query: string, variables: object): Promise<unknown> {
      const signingIn = await fetch(`${hub.url}/console/token/${person}`, { method: 'POST' })
      const { token } = (await signingIn.json()) as { token: string }
      const answer = await fetch(`${hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
      })
      return answer.json()
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

/** Without a violation, and no wider than its window. What is looked at is named when it is not. */
export async function whole(window: PersonWindow, what = window.page.url()): Promise<void> {
  expect([what, await window.violations()]).toEqual([what, []])
  expect([what, await window.page.evaluate(overflow)]).toEqual([what, 0])
}
