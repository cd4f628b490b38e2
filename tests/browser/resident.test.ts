import { randomUUID } from 'node:crypto'
import { phone, press, send, useStage, whole } from './support/stage'
import type { PersonWindow } from './support/window'

const { open, ask } = useStage()
let resident: PersonWindow
beforeEach(async () => (resident = await open('resident', phone)))

test('a resident asks for help, sees who looks after it as it moves on, and calls it off', async () => {
  const { page } = resident
  const summary = `The lamp in the hall is dark ${randomUUID().slice(0, 8)}`
  await resident.go('/mine')
  await press(page, 'Ask for help')
  const dialog = page.getByRole('dialog')
  await dialog.locator('[name=item] option[value=handy-01]').waitFor({ state: 'attached' })
  await dialog.locator('[name=item]').selectOption('handy-01')
  await dialog.locator('[name=summary]').fill(summary)
  await dialog.getByRole('button', { name: 'Ask for help' }).click()
  await dialog.waitFor({ state: 'detached' })
  const need = page.locator('[data-need]', { hasText: summary })
  await need.getByRole('button', { name: 'What happened' }).click()
  await need.getByText('Opened', { exact: true }).waitFor()

  const worker = await open('worker')
  await worker.go(`/board?q=${encodeURIComponent(summary)}`)
  await worker.page.getByRole('link', { name: summary }).click()
  await press(worker.page, 'Accept')
  await need
    .getByText(/^Accepted$/)
    .first()
    .waitFor()
  await need.getByText(/looks after it$/).waitFor()
  await need.locator('li', { hasText: 'Accepted' }).waitFor()
  await whole(resident)

  await need.getByRole('button', { name: 'I need it no more' }).click()
  await dialog.locator('[name=reason]').fill('My neighbour has mended it')
  await whole(resident)
  await dialog.getByRole('button', { name: 'I need it no more' }).click()
  await dialog.waitFor({ state: 'detached' })
  await need.getByText('Withdrawn').first().waitFor()
  await worker.page.getByText('Withdrawn').first().waitFor()
})

/** Does as the worker, over the API, what the station does until a need is resolved. */
async function resolve(id: string): Promise<void> {
  const steps = [
    'acceptCase(id: $id, expectedVersion: $version) { version }',
    'assessCase(input: { caseId: $id, expectedVersion: $version, causes: "Worn", situation: "Dark" }) { version }',
    'planCase(id: $id, expectedVersion: $version, goals: [{ text: "Light", activity: "A new lamp" }]) { version }',
    'startCase(id: $id, expectedVersion: $version) { version }',
    'resolveCase(id: $id, expectedVersion: $version, outcome: "It is light again") { version }',
  ]
  let version = 1
  for (const step of steps) {
    const query = `mutation ($id: ID!, $version: Int!) { done: ${step} }`
    const answer = (await ask('worker', query, { id, version })) as { data: { done: { version: number } } | null }
    expect(answer).toHaveProperty('data.done.version')
    version = answer.data?.done.version ?? version
  }
}

test('a resident says how it was, and thinks better of it', async () => {
  const { page } = resident
  const summary = `The stairs are dark ${randomUUID().slice(0, 8)}`
  await resident.go('/mine')
  await press(page, 'Ask for help')
  const dialog = page.getByRole('dialog')
  await dialog.locator('[name=item] option[value=handy-01]').waitFor({ state: 'attached' })
  await dialog.locator('[name=item]').selectOption('handy-01')
  await dialog.locator('[name=summary]').fill(summary)
  const [opened] = await Promise.all([
    page.waitForResponse((response) => response.request().postData()?.includes('mutation AskForHelp') === true),
    dialog.getByRole('button', { name: 'Ask for help' }).click(),
  ])
  const { data } = (await opened.json()) as { data: { openCase: { id: string } } }
  await dialog.waitFor({ state: 'detached' })
  await resolve(data.openCase.id)

  const need = page.locator('[data-need]', { hasText: summary })
  await need.getByRole('button', { name: 'Say how it was' }).click()
  await dialog.locator('[name=satisfaction]').selectOption('4')
  await dialog.locator('[name=comment]').fill('Quickly done')
  await whole(resident)
  await dialog.getByRole('button', { name: 'Say how it was' }).click()
  await dialog.waitFor({ state: 'detached' })
  await need.getByText('You gave it 4 of 5. Quickly done').waitFor()
  await need.getByRole('button', { name: 'Change what I said' }).click()
  await dialog.locator('[name=satisfaction]').selectOption('5')
  await dialog.getByRole('button', { name: 'Change what I said' }).click()
  await dialog.waitFor({ state: 'detached' })
  await need.getByText('You gave it 5 of 5. Quickly done').waitFor()
})

test('a consent is given until a day, what was chosen survives a reload, and it is taken back', async () => {
  const { page } = resident
  const purpose = `The tap ${randomUUID().slice(0, 8)}`
  await resident.go('/privacy')
  await press(page, 'Allow it')
  const dialog = page.getByRole('dialog')
  await dialog.locator('[name=grantee]').fill('Hongyun')
  await dialog.getByRole('radio', { name: /Hongyun Home Repair/ }).check()
  await dialog.getByRole('checkbox', { name: 'Phone' }).check()
  await dialog.locator('[name=purpose]').fill(purpose)
  await dialog.locator('[name=until]').fill('2000-01-01')
  await dialog.getByText('Choose today or a later day.').waitFor()
  await whole(resident)
  await page.reload()
  await dialog.getByText(/Hongyun Home Repair/).waitFor()
  expect(await dialog.locator('[name=purpose]').inputValue()).toBe(purpose)
  await dialog.locator('[name=until]').fill('2099-12-31')
  await dialog.getByRole('button', { name: 'Allow it' }).click()
  await dialog.waitFor({ state: 'detached' })
  const given = page.locator('li', { hasText: purpose })
  await given.getByText(/Hongyun Home Repair/).waitFor()
  await given.getByText(/until 31 Dec 2099|until Dec 31, 2099/).waitFor()
  await given.getByRole('button', { name: 'Take it back' }).click()
  await given.getByText(/taken back/).waitFor()
  await whole(resident)
})

test('an appointment is made, stands ahead, and is out of the way once it is cancelled', async () => {
  const { page } = resident
  await resident.go('/appointments')
  const slots = page.getByRole('group', { name: 'Free times' })
  // The station is closed on some days: on until one has times.
  for (let day = 1; day < 10; day += 1) {
    await page.getByLabel('Day').fill(new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10))
    await page.waitForLoadState('networkidle')
    if ((await slots.locator('button:enabled').count()) > 0) break
  }
  const time = (await slots.locator('button:enabled').first().textContent()) ?? ''
  await slots.locator('button:enabled').first().click()
  await page.getByRole('dialog').getByText('Qianggen Hutong').waitFor()
  await whole(resident)
  await send(page, 'Book it')
  await page.getByText(/^You have an appointment/).waitFor()
  // A second place at the same time would help nobody.
  await slots.getByRole('button', { name: time, exact: true }).and(slots.locator(':disabled')).waitFor()
  const ahead = page.locator('[data-appointment]', { hasText: 'Booked' })
  await ahead.first().waitFor()
  await whole(resident)
  const count = await ahead.count()
  await ahead.last().getByRole('button', { name: 'Cancel it' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/^The time is free for somebody else at once/).waitFor()
  await whole(resident)
  await dialog.getByRole('button', { name: 'Cancel it' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.locator('section', { hasText: 'Earlier, and cancelled' }).getByText('Cancelled', { exact: true }).waitFor()
  expect(await ahead.count()).toBe(count - 1)
})

test('a proposal is supported once, and says so', async () => {
  const { page } = resident
  await resident.go('/proposals')
  const one = page.locator('[data-proposal]').filter({ has: page.getByRole('button', { name: 'I support it' }) })
  const id = (await one.first().getAttribute('data-proposal')) ?? ''
  const mine = page.locator(`[data-proposal="${id}"]`)
  const before = Number(/(\d+) supporters/.exec((await mine.textContent()) ?? '')?.[1])
  await mine.getByRole('button', { name: 'I support it' }).click()
  await mine.getByText('You support it.').waitFor()
  await mine.getByText(`${before + 1} supporters`).waitFor()
  expect(await mine.getByRole('button').count()).toBe(0)
  await whole(resident)
})
