import type { Page } from 'playwright-core'
import { phone, press, useStage, whole } from './support/stage'

const { open } = useStage()

/** The hub's answer about who has signed in, as for somebody whose token names no area. */
async function withoutArea(page: Page): Promise<void> {
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('query Viewer')) return route.continue()
    const answer = await route.fetch()
    const { data } = (await answer.json()) as { data: { viewer: object } }
    await route.fulfill({ response: answer, json: { data: { viewer: { ...data.viewer, area: null } } } })
  })
}

test('what the lines of a trend show can be read as numbers, for the period that was chosen', async () => {
  const officer = await open('subdistrict')
  const { page } = officer
  await officer.go('/figures')
  await page.getByText('In numbers').click()
  const rows = page.locator('[data-trend] tbody tr')
  await rows.nth(12).waitFor()
  expect(await rows.count()).toBe(13)
  expect(await rows.last().innerText()).toMatch(/\d %.*\d %.*\d %/s)
  await whole(officer)
  await page.getByLabel('Period').selectOption('7')
  await page.getByText('In numbers').click()
  await rows.nth(6).waitFor()
  expect(await rows.count()).toBe(7)
})

test('an administrator whose token names no area chooses a district', async () => {
  const admin = await open('admin')
  await withoutArea(admin.page)
  await admin.go('/figures')
  await admin.page.getByRole('heading', { name: 'Choose a district' }).waitFor()
  await whole(admin)
  await admin.page.getByRole('button', { name: /^Xicheng/ }).click()
  await admin.page.getByRole('heading', { name: /^Figures of Xicheng/ }).waitFor()
  // The button that was pressed is gone; the keyboard goes on from the page that it led to.
  expect(await admin.page.evaluate('document.activeElement.id')).toBe('main')
  await admin.page.unrouteAll({ behavior: 'wait' })
})

test('somebody who is nothing without an area is told whom to ask for one', async () => {
  const worker = await open('worker')
  await withoutArea(worker.page)
  await worker.go('/board')
  await worker.page.getByRole('heading', { name: 'No area yet' }).waitFor()
  await whole(worker)
  await worker.page.unrouteAll({ behavior: 'wait' })
})

test('on a phone the pages are behind one button, and out of the way again once one was chosen', async () => {
  const officer = await open('subdistrict', phone)
  const { page } = officer
  await officer.go('/figures')
  const pages = page.getByRole('navigation', { name: 'Pages' })
  expect(await pages.isVisible()).toBe(false)
  await press(page, 'Menu')
  await whole(officer)
  await pages.getByRole('link', { name: 'Dispatch plan' }).click()
  await page.getByRole('heading', { name: 'Dispatch plan' }).waitFor()
  await pages.waitFor({ state: 'hidden' })
})
