import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { demoCommunityCode } from '../../shared/demo'
import { openBrowser } from './support/chromium'
import { openBrowserHub, type BrowserHub } from './support/hub'
import { signedIn, type PersonWindow } from './support/window'

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
  for (const window of windows) await window.close()
  windows = []
})

async function open(...asked: Parameters<typeof signedIn> extends [Browser, string, ...infer Rest] ? Rest : never) {
  const window = await signedIn(browser, hub.url, ...asked)
  windows.push(window)
  return window
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
/**
 * In the dialog that is open: fills in what is named, and sends it. What others have done may arrive in between, by way
 * of events; then one goes on from there, as a person would.
 */
async function fill(page: Page, send: string, values: Record<string, string>): Promise<void> {
  const dialog = page.getByRole('dialog')
  for (const [name, value] of Object.entries(values)) await dialog.locator(`[name="${name}"]`).fill(value)
  await dialog.getByRole('button', { name: send, exact: true }).click()
  const goOn = dialog.getByRole('button', { name: /Go on from there/ })
  goOn.click().catch(() => undefined)
  await dialog.waitFor({ state: 'detached' })
}

test('a need is met by an enterprise and volunteers, each seeing the others’ steps arrive', async () => {
  const [worker, master, partner, coordinator] = [
    await open('worker'),
    await open('stationmaster'),
    await open('partner'),
    await open('coordinator', { width: 390, height: 844 }),
  ]
  const summary = `The pipe under the kitchen sink has burst ${randomUUID().slice(0, 8)}`
  await Promise.all([master.go('/board'), partner.go('/inbox'), coordinator.go('/tasks')])

  // The worker writes the need down; it appears on the stationmaster's board by itself.
  await worker.go('/cases/new')
  const item = worker.page.locator('[name=serviceItemCode] option[value=handy-01]')
  await item.waitFor({ state: 'attached' })
  await worker.page.locator('[name=serviceItemCode]').selectOption('handy-01')
  await worker.page.locator('[name=summary]').fill(summary)
  await press(worker.page, 'Open the case')
  await worker.page.getByRole('heading', { name: /^QG-/ }).waitFor()
  await master.page.getByRole('link', { name: summary }).waitFor()

  // Accepted, assessed, planned, started.
  const at = (step: string) => worker.page.locator('.steps [aria-current=step]', { hasText: step }).waitFor()
  await press(worker.page, 'Accept')
  await at('Acceptance')
  await press(worker.page, 'Assess')
  await fill(worker.page, 'Assess', { causes: 'Corroded after thirty years', situation: 'No water in the kitchen' })
  await press(worker.page, 'Plan')
  await fill(worker.page, 'Plan', { goal1: 'Water runs again', activity1: 'Refer to a plumber' })
  await press(worker.page, 'Start')
  await at('Execution')

  // Offered to an enterprise, which sees it arrive; the worker sees its answers arrive.
  const status = (name: string) => worker.page.locator(`[data-referral=${name}]`).first().waitFor()
  await press(worker.page, 'Who can help?')
  await worker.page.locator('[data-candidates] li').first().waitFor()
  await worker.page.getByRole('img', { name: /^Map/ }).waitFor()
  await worker.page.getByLabel('Somebody else').fill('Hongyun')
  await worker.page.getByRole('button', { name: /Hongyun Home Repair/ }).click()
  await worker.page.getByLabel('Message').fill('Main valve is shut.')
  await press(worker.page, 'Offer it')
  await status('OFFERED')
  const offered = partner.page.locator('article', { hasText: summary })
  await offered.getByRole('button', { name: 'Accept', exact: true }).click()
  await status('ACCEPTED')
  await offered.getByRole('button', { name: 'We are there' }).click()
  await status('CHECKED_IN')
  await offered.getByRole('button', { name: 'Report', exact: true }).click()
  await fill(partner.page, 'Report', { text: 'Connection replaced, tested under pressure', fee: '120' })
  await status('REPORTED')
  await press(worker.page, 'Confirm it is done')
  await status('CONFIRMED')
  await offered.waitFor({ state: 'detached' })

  // Offered to a volunteer group, whose coordinator sees the task arrive and claims it.
  await worker.page.getByRole('checkbox', { name: /Warm Neighbours/ }).check()
  await press(worker.page, 'Offer it')
  await status('OFFERED')
  const task = coordinator.page.locator('article', { hasText: summary })
  await task.getByRole('button', { name: 'Claim' }).click()
  await fill(coordinator.page, 'Claim', { seats: '1' })
  await status('ACCEPTED')
  await coordinator.go('/group')
  await coordinator.page.locator('article', { hasText: summary }).getByRole('button', { name: 'Say who comes' }).click()
  await coordinator.page.getByRole('dialog').getByRole('checkbox').last().check()
  await fill(coordinator.page, 'Say who comes', {})
  await coordinator.go('/inbox')
  const claimed = coordinator.page.locator('article', { hasText: summary })
  await claimed.getByRole('button', { name: 'We are there' }).click()
  await status('CHECKED_IN')
  await claimed.getByRole('button', { name: 'Report', exact: true }).click()
  await fill(coordinator.page, 'Report', { text: 'An hour of company, and the floor is dry' })
  await status('REPORTED')
  await press(worker.page, 'Confirm it is done')
  await worker.page.locator('[data-referral=REPORTED]').waitFor({ state: 'detached' })

  // Resolved, evaluated, closed; the stationmaster's board lets go of it.
  await press(worker.page, 'Resolve')
  await worker.page.getByRole('dialog').getByRole('checkbox', { name: 'Water runs again' }).check()
  await fill(worker.page, 'Resolve', { outcome: 'Water runs; she was not alone with it' })
  await press(worker.page, 'Evaluate')
  await fill(worker.page, 'Evaluate', { comment: 'They came within the hour' })
  await press(worker.page, 'Close the case')
  await fill(worker.page, 'Close the case', { text: 'The kitchen pipe was replaced and tested' })
  await worker.page.locator('[data-certificate]', { hasText: 'The kitchen pipe was replaced' }).waitFor()
  await master.page.getByRole('link', { name: summary }).waitFor({ state: 'detached' })
  for (const { problems } of windows) expect(problems).toEqual([])
})

test('two keystrokes open the case that is due first, and what another changed meanwhile is shown before it is sent', async () => {
  const [worker, master] = [await open('worker'), await open('stationmaster')]
  await worker.go('/board')
  const first = worker.page.locator('.rows li a').first()
  await first.waitFor()
  const number = (await first.getAttribute('data-case')) ?? ''
  await worker.page.keyboard.press('j')
  await worker.page.keyboard.press('Enter')
  await worker.page.getByRole('heading', { name: number }).waitFor()

  await press(worker.page, 'Stop the clock')
  await worker.page.getByRole('dialog').locator('[name=reason]').fill('She is at her daughter’s')
  await master.page.goto(worker.page.url())
  await press(master.page, 'Stop the clock')
  await fill(master.page, 'Stop the clock', { reason: 'Waiting for the key' })
  await press(master.page, 'Let the clock run')
  await master.page.getByRole('button', { name: 'Stop the clock' }).waitFor()

  const dialog = worker.page.getByRole('dialog')
  await dialog.locator('[data-changed]', { hasText: 'Waiting for the key' }).waitFor()
  await dialog.getByRole('button', { name: 'Stop the clock', exact: true }).click()
  await dialog.getByRole('alert').waitFor()
  expect(await dialog.locator('[name=reason]').inputValue()).toBe('She is at her daughter’s')
  await dialog.getByRole('button', { name: /Go on from there/ }).click()
  await dialog.waitFor({ state: 'detached' })
  await worker.page.getByRole('button', { name: 'Let the clock run' }).waitFor()
  await master.page.getByRole('button', { name: 'Let the clock run' }).waitFor()
})

test('a long list keeps few rows in the page, and none of them is left out', async () => {
  const { page, go } = await open('worker')
  await go('/board?view=done')
  const rows = page.locator('.rows')
  await page.locator('.rows li').first().waitFor()
  const total = Number((await page.getByText(/^\d+ cases?$/).textContent())?.split(' ')[0])
  expect(total).toBeGreaterThan(300)
  const seen = new Set<string>()
  while (seen.size < total) {
    const shown = await page
      .locator('.rows li a')
      .evaluateAll((links) => links.map((link) => String(link.getAttribute('data-case'))))
    expect(shown.length).toBeLessThan(60)
    const before = seen.size
    for (const number of shown) seen.add(number)
    await rows.evaluate((frame) => frame.scrollBy(0, frame.clientHeight / 2))
    if (seen.size === before) await page.waitForLoadState('networkidle')
  }
  expect(seen.size).toBe(total)
})

test('a need heard on a home visit becomes a case, which the stationmaster gives to another and an officer may look into', async () => {
  const [visitor, master, officer] = [
    await open('gridworker', { width: 390, height: 844 }),
    await open('stationmaster'),
    await open('subdistrict'),
  ]
  await visitor.go('/visits')
  const household = visitor.page.locator('[data-household]').first()
  const visited = (await household.getAttribute('data-household')) ?? ''
  await household.getByRole('button', { name: 'Record a visit' }).click()
  await fill(visitor.page, 'Record a visit', { need: 'A grab rail by the bath' })
  await visitor.page.locator(`[data-household="${visited}"]`).waitFor({ state: 'detached' })
  await visitor.page.getByRole('link', { name: 'Open a case from it' }).click()
  await visitor.page.locator('[name=serviceItemCode] option[value=handy-01]').waitFor({ state: 'attached' })
  expect(await visitor.page.locator('[name=description]').inputValue()).toBe('A grab rail by the bath')
  await visitor.page.locator('[name=serviceItemCode]').selectOption('handy-01')
  await visitor.page.locator('[name=summary]').fill('A rail is to be put up')
  await press(visitor.page, 'Open the case')
  await visitor.page.getByRole('heading', { name: /^QG-/ }).waitFor()
  await visitor.page.getByText('Home visit', { exact: true }).waitFor()
  await press(visitor.page, 'Accept')
  await visitor.page.locator('.steps [aria-current=step]').waitFor()

  await master.page.goto(visitor.page.url())
  await press(master.page, 'Give to somebody else')
  await master.page.getByRole('dialog').locator('[name=assigneeId]').selectOption({ index: 1 })
  await fill(master.page, 'Give to somebody else', {})
  await visitor.page.getByText('Reassigned').first().waitFor()

  await officer.page.goto(visitor.page.url())
  await press(officer.page, 'Open the record in an emergency')
  const dialog = officer.page.getByRole('dialog')
  await dialog.locator('[name=reason]').fill('Too short')
  await dialog.getByRole('button', { name: 'Open the record in an emergency' }).click()
  await dialog.getByRole('alert').waitFor()
  await fill(officer.page, 'Open the record in an emergency', { reason: 'No answer at the door, the ambulance asks' })
  await officer.page.getByText(/^The record is open to you until/).waitFor()
  await officer.page.getByText(/1\d{10}/).waitFor()
  await master.page.getByRole('button', { name: /^Notices/ }).click()
  await master.page.getByRole('dialog').getByText('Record opened').first().waitFor()
  for (const { problems } of windows) expect(problems).toEqual([])
})

test('an organisation that has applied is verified, and a resident is registered and erased', async () => {
  const master = await open('stationmaster')
  const name = `Lantern Repairs ${randomUUID().slice(0, 8)}`
  const query = `mutation { applyAsPartner(input: { name: "${name}", kind: HANDY_OUTLET, areaCodes: ["${demoCommunityCode}"] }) { id } }`
  const applied = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  expect(await applied.json()).toHaveProperty('data.applyAsPartner.id')
  await master.go('/partners')
  const card = master.page.locator(`[data-organization="${name}"]`)
  await card.getByRole('button', { name: 'Verify' }).click()
  await fill(master.page, 'Verify', {})
  await card.waitFor({ state: 'detached' })
  await master.page.getByLabel('Status').selectOption('VERIFIED')
  await master.page.getByLabel('Search').fill(name)
  await card.getByRole('button', { name: 'Suspend' }).waitFor()

  await master.go('/residents')
  await press(master.page, 'Register a resident')
  await master.page.getByRole('dialog').locator('[name=areaCode] option').nth(1).waitFor({ state: 'attached' })
  await master.page.getByRole('dialog').locator('[name=areaCode]').selectOption({ index: 1 })
  await fill(master.page, 'Register a resident', { fullName: 'Sun Ming', preferredName: 'Old Sun', address: 'Door 9' })
  await master.page.getByRole('heading', { name: 'Old Sun' }).waitFor()
  await press(master.page, 'Erase the data')
  const dialog = master.page.getByRole('dialog')
  await dialog.locator('[name=reason]').fill('He asked for it at the window')
  await dialog.getByText('Tick this: it cannot be undone.').waitFor()
  await dialog.getByRole('checkbox').check()
  await fill(master.page, 'Erase the data', {})
  await master.page.getByText(/^The personal data was erased on/).waitFor()
  expect(await master.page.content()).not.toContain('Door 9')
  expect(master.problems).toEqual([])
})
