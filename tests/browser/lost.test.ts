import type { Browser } from 'playwright-core'
import { openBrowser } from './support/chromium'
import { openBrowserHub, type BrowserHub } from './support/hub'
import { signedIn, type PersonWindow } from './support/window'

let browser: Browser
let hub: BrowserHub
let worker: PersonWindow

beforeAll(async () => {
  ;[browser, hub] = await Promise.all([openBrowser(), openBrowserHub()])
})
afterAll(async () => {
  await browser.close()
  await hub.close()
})
beforeEach(async () => {
  worker = await signedIn(browser, hub.url, 'worker')
  await worker.go('/cases/new')
  await worker.page.locator('[name=serviceItemCode] option[value=handy-01]').waitFor({ state: 'attached' })
})
afterEach(() => worker.close())

const lost = () => worker.page.getByText(/^The connection to the hub is lost/)

async function write(summary: string): Promise<void> {
  await worker.page.locator('[name=serviceItemCode]').selectOption('handy-01')
  await worker.page.locator('[name=summary]').fill(summary)
  await worker.page.locator('[name=description]').fill('She cannot bend down to the valve.')
}

const send = () => worker.page.getByRole('button', { name: 'Open the case' }).click()

async function stillThere(summary: string): Promise<void> {
  expect(await worker.page.locator('[name=summary]').inputValue()).toBe(summary)
  expect(await worker.page.locator('[name=description]').inputValue()).toBe('She cannot bend down to the valve.')
  expect(await worker.page.locator('[name=serviceItemCode]').inputValue()).toBe('handy-01')
}

/** How many cases with this summary the hub has. */
async function found(summary: string): Promise<string> {
  await worker.go(`/board?q=${encodeURIComponent(summary)}`)
  return (await worker.page.getByText(/^\d+ cases?$/).textContent()) ?? ''
}

test('while the connection is lost nothing typed is lost, and it is sent when it is back', async () => {
  await write('Written in the lift')
  await worker.context.setOffline(true)
  await lost().waitFor()
  await send()
  await worker.page.getByText(/^The hub could not be reached/).waitFor()
  await stillThere('Written in the lift')
  await worker.context.setOffline(false)
  await lost().waitFor({ state: 'detached' })
  await send()
  await worker.page.getByRole('heading', { name: /^QG-/ }).waitFor()
  expect(await found('Written in the lift')).toBe('1 case')
})

test('a hub that is killed while somebody types takes nothing with it', async () => {
  await write('Written while the hub died')
  await hub.kill()
  await lost().waitFor()
  await send()
  await worker.page.getByText(/^The hub could not be reached/).waitFor()
  await stillThere('Written while the hub died')
  await hub.restart()
  await lost().waitFor({ state: 'detached' })
  // Even the page may be loaded again in between.
  await worker.page.reload()
  await worker.page.locator('[name=serviceItemCode] option[value=handy-01]').waitFor({ state: 'attached' })
  await stillThere('Written while the hub died')
  await send()
  await worker.page.getByRole('heading', { name: /^QG-/ }).waitFor()
  expect(await found('Written while the hub died')).toBe('1 case')
})

test('what happened while the hub was away is shown when it is back', async () => {
  await worker.go('/board')
  const before = await worker.page.getByText(/^\d+ cases?$/).textContent()
  await worker.context.setOffline(true)
  await lost().waitFor()
  const other = await signedIn(browser, hub.url, 'stationmaster')
  await other.go('/cases/new')
  await other.page.locator('[name=serviceItemCode] option[value=handy-01]').waitFor({ state: 'attached' })
  await other.page.locator('[name=serviceItemCode]').selectOption('handy-01')
  await other.page.locator('[name=summary]').fill('Opened meanwhile')
  await other.page.getByRole('button', { name: 'Open the case' }).click()
  await other.page.getByRole('heading', { name: /^QG-/ }).waitFor()
  await other.close()
  expect(await worker.page.getByText(/^\d+ cases?$/).textContent()).toBe(before)
  await worker.context.setOffline(false)
  await worker.page.getByRole('link', { name: 'Opened meanwhile' }).waitFor()
})
