import { press, useStage, whole } from './support/stage'

const { open } = useStage()

test('of a closed case the certificate alone is printed, in the language of the window', async () => {
  const worker = await open('worker', { language: 'zh-CN' })
  const { page } = worker
  await worker.go('/board?view=done')
  await page.locator('.rows li a', { hasText: '已结案' }).first().click()
  const certificate = page.locator('[data-certificate]')
  await certificate.getByText('已得到满足').waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.card:visible').count()).toBe(1)
  expect(await certificate.isVisible()).toBe(true)
  expect(await page.locator('h1:visible, .steps:visible, button:visible').count()).toBe(0)
})

test('a dispatch plan says in words what it gains over giving cases out one by one', async () => {
  const master = await open('stationmaster')
  const { page } = master
  await master.go('/dispatch')
  await press(page, 'Make a plan')
  await page.getByText(/^The plan gains (nothing|\d\.\d{3} \(\d)/).waitFor()
  await page.getByRole('button', { name: 'Make the plan anew' }).waitFor()
  await whole(master)
})

test('an offer is made beside the candidates: all of it is in the window while somebody looks through them', async () => {
  const worker = await open('worker')
  const { page } = worker
  await worker.go('/board')
  await page.locator('.rows li a', { hasText: 'Assessed' }).first().click()
  await press(page, 'Who can help?')
  const candidates = page.locator('[data-candidates] li')
  await candidates.nth(3).scrollIntoViewIfNeeded()
  await candidates.nth(3).getByRole('checkbox').check()
  const box = await page.getByRole('button', { name: 'Offer it' }).boundingBox()
  expect(box && box.y > 0 && box.y + box.height <= 900).toBe(true)
  await whole(worker)
})

test('by keys a case is chosen, opened and left again to the same board', async () => {
  const worker = await open('worker')
  const { page } = worker
  await worker.go('/board?view=overdue')
  const rows = page.locator('.rows li a')
  await rows.nth(1).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const chosen = await rows.nth(1).getAttribute('data-case')
  expect(await page.evaluate('document.activeElement.dataset.case')).toBe(chosen)
  await whole(worker)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: chosen ?? '' }).waitFor()
  await page.getByRole('link', { name: '← Cases' }).click()
  await rows.nth(1).waitFor()
  expect(new URL(page.url()).search).toBe('?view=overdue')
})
