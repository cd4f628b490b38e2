import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { demoPersons, demoVolunteers, type DemoPersonName } from '../../shared/demo'
import { mealsSdl, openMeals } from '../support/meals'
import { phone, send, useStage, whole } from './support/stage'
import type { PersonWindow } from './support/window'

const { open } = useStage()

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

async function look(window: PersonWindow, path: string): Promise<void> {
  await window.go(path)
  await whole(window)
  expect([path, window.problems]).toEqual([path, []])
}

describe.each([
  ['en', { language: 'en', width: 1280, height: 900 }],
  ['zh-CN', { ...phone, language: 'zh-CN', look: 'dark' }],
] as const)('in %s', (language, options) => {
  test.each(pagesOf)('every page of the %s is whole: %j', async (person, paths) => {
    const window = await open(person, options)
    for (const path of paths) await look(window, path)
    expect(await window.page.evaluate('document.documentElement.lang')).toBe(language)
  })

  test('a case with its candidates is whole, and so is a dialog on it', async () => {
    const window = await open('worker', options)
    await window.go('/board')
    await window.page.locator('.rows li a').first().click()
    await window.page.locator('[data-referrals]').waitFor()
    await window.page.locator('main button[aria-expanded=false]').click()
    await window.page.locator('[data-candidates] li').first().waitFor()
    await whole(window)
    await window.page.getByRole('group').getByRole('button').first().click()
    await window.page.getByRole('dialog').waitFor()
    await whole(window)
  })
})

test('the board is there with 300 kB of compressed JavaScript', async () => {
  const window = await open('worker')
  await window.go('/board')
  await window.page.locator('.rows li').first().waitFor()
  const bytes = (await window.page.evaluate(
    `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`,
  )) as number
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThanOrEqual(300_000)
})

test('on a screen of 4K nothing is stretched beyond it', async () => {
  const window = await open('worker', { width: 3840, height: 2160 })
  await look(window, '/board')
})

describe('a partner’s own systems', () => {
  let partner: PersonWindow
  beforeEach(async () => (partner = await open('partner')))
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
    await page.getByText('Import a file').click()
    await page.getByLabel('File of services').setInputFiles({ ...file([]), buffer: Buffer.from('{ "a": [') })
    await page.getByText('Must be JSON.').waitFor()
    expect(await page.getByText('hsds', { exact: true }).count()).toBe(0)
    await page.getByLabel('Terms of another taxonomy').fill('BH-3000')
    await page.getByText('Line 1 needs a term').waitFor()
    await page.getByLabel('Terms of another taxonomy').fill('BH-3000 = life.repairs.plumbing')
    await page.getByLabel('File of services').setInputFiles(file([good, { id: 'no-name' }]))
    await page.getByText('1 new, 0 changed, 0 as they were').waitFor()
    await page.getByText(/^Row 2: no-name/).waitFor()
    await page.locator('[data-service="Window cleaning"]').waitFor()
    await whole(partner)
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
    await whole(partner)
    await hook.getByRole('button', { name: 'Remove' }).click()
    await send(page, 'Remove')
    await hook.waitFor({ state: 'detached' })
    receiver.close()
    await once(receiver, 'close')
  })

  test('a subgraph is allowed, checked, plugged in and watched; the hub shows what changed and goes back', async () => {
    const { page } = partner
    const meals = await openMeals(demoPersons.partner.org ?? '')
    const form = { name: 'meals', url: meals.url, sdl: mealsSdl.replace('type MealsMenu', 'type Menu') }
    await partner.go('/systems')
    for (const [name, value] of Object.entries(form)) await page.locator(`[name=${name}]`).fill(value)
    await press(page, 'Check it')
    await page.getByText('Your district has not allowed your organisation').waitFor()
    expect(await page.getByText('Ask your stationmaster').count()).toBe(0)
    const district = await open('district')
    await district.go('/partners?status=VERIFIED&q=Hongyun')
    await press(district.page, 'Let it plug subgraphs in')
    await district.page.getByText('It may plug subgraphs in now.').waitFor()

    await press(page, 'Check it')
    await page.locator('[data-check=false] li', { hasText: 'CONTRACT' }).first().waitFor()
    await whole(partner)
    // What was refused is mended where it stands.
    expect(await page.locator('[name=sdl]').inputValue()).toBe(form.sdl)
    await page.locator('[name=sdl]').fill(mealsSdl)
    await press(page, 'Check it')
    await page.locator('[data-check=true]', { hasText: 'Case.mealOffers' }).waitFor()
    await press(page, 'Plug it in')
    const plugged = page.locator('li.card', { hasText: 'Plugged in' })
    await plugged.getByText('Case.category').waitFor()
    expect(await page.locator('[name=sdl]').inputValue()).toBe('')
    await plugged.getByText(/^\d+ requests in 5 minutes/).waitFor()

    const admin = await open('admin')
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
    await meals.close()
  })
})
