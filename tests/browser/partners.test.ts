import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { demoCommunityCode } from '../../shared/demo'
import { phone, useStage, whole } from './support/stage'

const { open, arrive } = useStage()
const demoSubdistrict = demoCommunityCode.slice(0, demoCommunityCode.lastIndexOf('.'))
const dialog = (page: Page) => page.getByRole('dialog')

describe('the form of a service', () => {
  test('explains each rule as it is broken, and sends nothing until all hold', async () => {
    const partner = await open('partner')
    const { page } = partner
    await partner.go('/services')
    await page.getByRole('button', { name: 'List a service' }).click()
    const form = dialog(page)
    await form.locator('[name=title]').fill('x'.repeat(201))
    await form.getByText('At most 200 characters; these are 201.').waitFor()
    await form.locator('[name=feeKind]').selectOption('FIXED')
    await form.getByText('A fixed or starting price needs an amount.').waitFor()
    await form.locator('[name=radiusMeters]').fill('500')
    await form.getByText('A reach needs a place: fill in latitude and longitude.').waitFor()
    await form.locator('[name=latitude]').fill('95')
    await form.getByText('From -90 to 90 degrees.').waitFor()
    await form.getByText('A place needs both latitude and longitude.').waitFor()
    await form.locator('[name=capacity]').fill('0')
    await form.getByText('A whole number, from 1').waitFor()
    await form.locator('[name=minAgeYears]').fill('60')
    await form.locator('[name=maxAgeYears]').fill('18')
    await form.getByText('The highest age is below the lowest one.').waitFor()
    await form.getByRole('button', { name: 'Add a time' }).click()
    await form.getByLabel('From, line 1').fill('18:00')
    await form.getByText('Line 1 needs a day, a time to open and a later time to close.').waitFor()
    await whole(partner)
    let sent = 0
    page.on('request', (request) => (sent += request.url().endsWith('/graphql') ? 1 : 0))
    await form.getByRole('button', { name: 'List a service' }).click()
    // Whoever does not see it is taken to the first rule that is broken.
    expect(await page.evaluate('document.activeElement.name')).toBe('title')
    expect(sent).toBe(0)
  })

  test('says everything that the hub keeps of a service, and takes it back', async () => {
    const partner = await open('partner')
    const { page } = partner
    await partner.go('/services')
    await page.getByRole('button', { name: 'List a service' }).click()
    const form = dialog(page)
    await form.locator('[name=title]').fill('Boiler check')
    await form.locator('[data-field=categoryCodes] [type=checkbox]').first().check()
    await form.locator('[data-field=categoryCodes] [type=checkbox]').nth(1).check()
    // A long choice is looked through by a part of it; what is ticked stays in sight.
    await form.getByLabel('Find in: Category').fill('plumb')
    await form.getByRole('checkbox', { name: /Life · Plumbing/ }).waitFor()
    expect(await form.locator('[data-field=categoryCodes] [type=checkbox]').count()).toBe(3)
    await form.locator('[data-field=areaCodes] [type=checkbox]').first().check()
    await form.locator('[name=latitude]').fill('39.891')
    await form.locator('[name=longitude]').fill('116.361')
    await form.locator('[name=radiusMeters]').fill('1500')
    await form.locator('[name=languages]').selectOption({ label: 'Chinese' })
    await form.locator('[name=languages]').selectOption({ label: 'Cantonese' })
    await form.locator('[name=others]').fill('gas')
    await form.locator('[name=minAgeYears]').fill('18')
    await form.getByLabel('Elderly').check()
    await form.locator('[name=note]').fill('With a gas boiler')
    await form.getByRole('button', { name: 'Add a time' }).click()
    await form.getByRole('button', { name: 'Add a time' }).click()
    await form.getByLabel('To, line 2').fill('00:00')
    await form.getByLabel('Keep it as a draft').check()
    await form.getByRole('button', { name: 'List a service' }).click()
    await form.waitFor({ state: 'detached' })
    const card = page.locator('[data-service="Boiler check"]', { hasText: 'Draft' })
    await card.getByText('Monday 09:00–17:00; Tuesday 09:00–24:00').waitFor()
    await card.getByText('Chinese, Cantonese').waitFor()
    await card.getByRole('button', { name: 'Revise' }).click()
    expect(await form.locator('[name=radiusMeters]').inputValue()).toBe('1500')
    await form.getByRole('button', { name: 'Without Cantonese' }).waitFor()
    expect(await form.getByLabel('To, line 2').inputValue()).toBe('00:00')
    expect(await form.getByLabel('Elderly').isChecked()).toBe(true)
    await form.getByLabel('Day', { exact: true }).last().fill('2027-02-17')
    await form.getByRole('button', { name: 'Add the day' }).click()
    await form.getByRole('button', { name: 'Remove line 2' }).click()
    await form.locator('[name=radiusMeters]').fill('')
    await whole(partner)
    await form.getByRole('button', { name: 'Revise' }).click()
    await form.waitFor({ state: 'detached' })
    await card.getByText('2027-02-17').waitFor()
    expect(await card.getByText('Tuesday').count()).toBe(0)
    await card.getByRole('button', { name: 'Resume' }).click()
    await page.locator('[data-service="Boiler check"]', { hasText: 'Listed' }).waitFor()

    // Found among what is listed, and not among what is paused.
    await page.getByLabel('Find among what is listed').fill('boiler')
    await page.getByText('Services: 1', { exact: true }).waitFor()
    await page.locator('[data-service="Boiler check"]').waitFor()
    await page.getByLabel('Status').selectOption('PAUSED')
    await page.getByText(/^No service is like that/).waitFor()
    await page.getByLabel('Status').selectOption('')
    await page.locator('[data-service="Boiler check"]').waitFor()

    // The same again: only the hub knows that, and says it beside the field it names.
    await page.getByRole('button', { name: 'List a service' }).click()
    await form.locator('[name=title]').fill('Boiler check')
    await form.locator('[data-field=categoryCodes] [type=checkbox]').first().check()
    await form.locator('[data-field=categoryCodes] [type=checkbox]').nth(1).check()
    await form.locator('[data-field=areaCodes] [type=checkbox]').first().check()
    await form.locator('[name=latitude]').fill('39.891')
    await form.locator('[name=longitude]').fill('116.361')
    await form.getByRole('button', { name: 'List a service' }).click()
    await form.locator('.field', { hasText: 'You list a service with this title' }).locator('[name=title]').waitFor()
    expect(await page.evaluate('document.activeElement.name')).toBe('title')
    await whole(partner)
  })

  test('is Chinese in Chinese, what the hub refuses included', async () => {
    const partner = await open('partner', { ...phone, language: 'zh-CN', look: 'dark' })
    const { page } = partner
    await partner.go('/services')
    await page.getByRole('button', { name: '上架服务' }).click()
    const form = dialog(page)
    await form.locator('[name=title]').fill('维'.repeat(201))
    await form.getByText('最多 200 个字，现在是 201 个。').waitFor()
    await whole(partner)
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('ListService')) return route.continue()
      const field = { path: 'input.title', message: 'Must have at most 200 characters.' }
      const error = { message: 'x', extensions: { code: 'VALIDATION_FAILED', fields: [field] } }
      return route.fulfill({ json: { data: null, errors: [error] } })
    })
    await form.locator('[name=title]').fill('维修')
    await form.locator('[data-field=categoryCodes] [type=checkbox]').first().check()
    await form.locator('[data-field=areaCodes] [type=checkbox]').first().check()
    await form.locator('button[type=submit]').click()
    await form.locator('.field', { hasText: '最多 200 个字。' }).locator('[name=title]').waitFor()
    await whole(partner)
    expect(await form.locator('[lang=en]').count()).toBe(0)
  })
})

describe.each([
  [
    'en',
    { language: 'en' },
    {
      open: 'Apply',
      phone: /^A telephone number has/,
      areas: 'All of',
      sent: /has applied\.$/,
      send: 'Send the application',
    },
  ],
  [
    'zh-CN',
    { ...phone, language: 'zh-CN', look: 'dark' },
    { open: '我要申请', phone: /^电话号码由/, areas: '全部', sent: /已提交申请。$/, send: '提交申请' },
  ],
] as const)('in %s', (_language, options, words) => {
  test('an organisation applies before anybody is signed in, and the station finds it', async () => {
    const window = await arrive(options)
    const { page } = window
    await whole(window)
    await page.getByRole('button', { name: words.open, exact: true }).click()
    const form = dialog(page)
    const name = `Lamp Repairs ${randomUUID().slice(0, 8)}`
    await form.locator('[name=name]').fill(name)
    await form.locator('[name=kind]').selectOption('HANDY_OUTLET')
    await form.locator('[name=phone]').fill('call me')
    await form.getByText(words.phone).waitFor()
    await form.locator('[data-field=areaCodes] select').selectOption({ value: demoSubdistrict })
    await form.getByLabel(words.areas).check()
    await whole(window)
    // What is typed outlives a reload here, too.
    await page.reload()
    expect(await form.locator('[name=name]').inputValue()).toBe(name)
    await form.locator('[name=phone]').fill('+86 10 6600 1234')
    await form.getByRole('button', { name: words.send }).click()
    await form.getByText(words.sent).waitFor()
    await whole(window)

    const officer = await open('subdistrict')
    await officer.go(`/partners?q=${encodeURIComponent(name)}`)
    await officer.page.locator(`[data-organization="${name}"]`, { hasText: '+86 10 6600 1234' }).waitFor()
  })

  test('an administrator adds a category and a service item, and changes them', async () => {
    const window = await open('admin', options)
    const { page } = window
    await window.go('/catalogue?q=life.repairs')
    const buttons = page.locator('[data-category="life.repairs"] > .buttons button')
    const form = dialog(page)
    const send = form.locator('button[type=submit]')
    const word = `lamps-${randomUUID().slice(0, 8)}`
    await buttons.nth(1).click()
    await form.locator('[name=code]').fill('Not A Code')
    await form.locator('.wrong', { hasText: /60/ }).waitFor()
    await whole(window)
    await form.locator('[name=code]').fill(word)
    await form.locator('[name=name]').fill('Lamps')
    await send.click()
    const added = page.locator(`[data-category="life.repairs.${word}"]`)
    await added.getByRole('heading', { name: 'Lamps' }).waitFor()
    await added.locator('.buttons button').first().click()
    await form.locator('[name=name]').fill('Lamps and lights')
    await send.click()
    await added.getByRole('heading', { name: 'Lamps and lights' }).waitFor()

    await added.locator('> .buttons button').nth(2).click()
    await form.locator('[name=code]').fill(word)
    await form.locator('[name=title]').fill('A lamp is mended')
    await form.locator('[name=handling]').selectOption('TRANSFER')
    await form.locator('[name=respond]').fill('8')
    await form.locator('[name=complete]').fill('4')
    await form.locator('small.wrong').waitFor()
    await whole(window)
    await form.locator('[name=complete]').fill('40')
    await form.locator('[name=documents]').fill('Receipt\nPhotograph')
    await send.click()
    const item = page.locator(`[data-item="${word}"]`)
    await item.getByRole('button').click()
    expect(await form.locator('[name=documents]').inputValue()).toBe('Receipt\nPhotograph')
    await form.locator('[name=active]').uncheck()
    await send.click()
    await item.locator('.late').waitFor()
    await whole(window)
  })
})
