import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { demoGroups, demoPersons, demoVolunteers } from '../../shared/demo'
import { phone, press, send, useStage, whole } from './support/stage'

const { open } = useStage()
const group = demoGroups[0]?.name ?? ''
const memberCount = demoVolunteers.filter(({ groupIds }) => groupIds.includes(demoGroups[0]?.id ?? '')).length

test('a resident becomes a volunteer, is let into a group, certified, corrected, and uses the minutes', async () => {
  const [resident, coordinator, master] = [
    await open('resident', phone),
    await open('coordinator', phone),
    await open('stationmaster'),
  ]
  const { page } = resident
  await resident.go('/groups')
  await page.getByRole('link', { name: 'Become a volunteer' }).click()

  // What is typed survives a reload; times that overlap are said at once.
  await page.locator('[name=displayName]').fill('Lin Yue')
  await page.getByRole('checkbox', { name: 'First aid' }).check()
  await page.locator('[name=others]').fill('Wok cooking')
  await press(page, 'Add a time')
  await press(page, 'Add a time')
  await page.getByLabel('Day, line 2').selectOption('6')
  await page.getByText('Two of these times overlap.').waitFor()
  await page.getByLabel('Day, line 2').selectOption('7')
  await page.getByLabel('To, line 2').fill('00:00')
  await page.getByText('Two of these times overlap.').waitFor({ state: 'detached' })
  await whole(resident)
  await page.reload()
  await page.getByRole('checkbox', { name: 'First aid', checked: true }).waitFor()
  await press(page, 'Begin')
  const profile = page.locator('[data-profile]')
  await profile.getByText('Sunday 09:00–24:00').waitFor()
  await profile.locator('[data-skill=wok-cooking]', { hasText: 'not certified' }).waitFor()
  expect(await profile.locator('.secret').textContent()).toBe(demoPersons.resident.sub)

  // Nobody asks yet; whoever asks stands in the coordinator's list, is declined, asks again and is let in.
  await coordinator.go('/group')
  await press(coordinator.page, `Members (${memberCount})`)
  const requests = coordinator.page.locator('[data-requests]')
  await requests.getByText('Nobody asks to join at the moment.').waitFor()
  await whole(coordinator)
  await resident.go('/groups')
  const asked = page.locator(`[data-group="${group}"]`)
  const ask = async () => {
    await asked.getByRole('button', { name: 'Ask to join' }).click()
    await asked.getByText(/^You have asked to join/).waitFor()
  }
  await ask()
  await whole(resident)
  await coordinator.go('/group?show=requests')
  await coordinator.page.getByText('asking to join: 1', { exact: true }).waitFor()
  await requests.getByRole('heading', { name: 'Who asks to join (1)' }).waitFor()
  const request = requests.locator('[data-request="Lin Yue"]')
  await request.locator('[data-skill=first-aid]', { hasText: 'not certified' }).waitFor()
  await whole(coordinator)
  await request.getByRole('button', { name: 'Decline' }).click()
  await requests.getByText('Lin Yue has not been let in.').waitFor()
  await requests.getByText('Nobody asks to join at the moment.').waitFor()
  await coordinator.page.getByText('asking to join: 1', { exact: true }).waitFor({ state: 'detached' })
  await page.reload()
  await ask()
  // The station sees in its list of groups that somebody waits.
  await master.go('/service?show=volunteers')
  const groupCard = master.page.locator(`[data-group="${group}"]`)
  await groupCard.getByText('asking to join: 1').waitFor()
  await groupCard.getByRole('button', { name: `Members (${memberCount})` }).click()
  const waiting = groupCard.locator('[data-request="Lin Yue"]')
  await waiting.waitFor()
  await coordinator.go('/group?show=requests')
  await request.getByRole('button', { name: 'Let them in' }).click()
  await requests.getByText('Lin Yue is a member now.').waitFor()
  await coordinator.page.locator('[data-member="Lin Yue"]').waitFor()
  await coordinator.page.getByText(`${memberCount + 1} members,`).waitFor()
  // Whoever decides on an older list is told, and takes nobody off by it.
  await waiting.getByRole('button', { name: 'Decline' }).click()
  await groupCard.getByText('Somebody else has answered Lin Yue already.').waitFor()
  await whole(master)
  await resident.go('/groups')
  await asked.getByText('you are a member').waitFor()

  // The station finds them in their group, certifies a skill and puts the account right.
  await master.go('/service?show=volunteers')
  await groupCard.getByRole('button', { name: `Members (${memberCount + 1})` }).click()
  await groupCard.getByRole('link', { name: 'Lin Yue' }).click()
  await press(master.page, 'Certify a skill')
  await master.page.getByRole('dialog').locator('[name=skill]').selectOption('first-aid')
  await send(master.page, 'Certify a skill', { until: '2099-12-31' })
  await master.page.locator('[data-skill=first-aid]', { hasText: 'certified until' }).waitFor()
  await press(master.page, 'Correct the account')
  await send(master.page, 'Correct the account', { minutes: '30', reason: 'The lift was stuck' })
  await master.page.locator('[data-balance]', { hasText: '30 min' }).waitFor()
  await whole(master)

  // What the account does not hold is refused; the text stays, and less of it goes through.
  await resident.go('/hours')
  await profile.locator('[data-skill=first-aid]', { hasText: 'certified until' }).waitFor()
  await page.getByText('The lift was stuck').waitFor()
  await press(page, 'Use minutes')
  const dialog = page.getByRole('dialog')
  await dialog.locator('[name=forWhat]').fill('Windows cleaned')
  await dialog.locator('[name=minutes]').fill('1.5')
  await dialog.getByRole('button', { name: 'Use minutes' }).click()
  await dialog.getByText('A whole number, without a comma.').waitFor()
  await dialog.locator('[name=minutes]').fill('31')
  await dialog.getByRole('button', { name: 'Use minutes' }).click()
  await dialog.getByText('There are not enough minutes in the time bank for that.').waitFor()
  expect(await dialog.locator('[name=forWhat]').inputValue()).toBe('Windows cleaned')
  await send(page, 'Use minutes', { minutes: '20' })
  await page.locator('[data-balance]', { hasText: '10 min' }).waitFor()
  await page.getByText('Windows cleaned').waitFor()
  await whole(resident)

  await coordinator.page.locator('[data-member="Lin Yue"]').getByRole('button', { name: 'Remove' }).click()
  await send(coordinator.page, 'Remove')
  await coordinator.page.locator('[data-member="Lin Yue"]').waitFor({ state: 'detached' })
  await coordinator.page.getByText(`${memberCount} members,`).waitFor()
})

test('a task is posted, claimed and staffed; somebody is taken off; and all see that it is called off', async () => {
  const [master, coordinator, volunteer] = [
    await open('stationmaster'),
    await open('coordinator', phone),
    await open('volunteer', phone),
  ]
  const title = `Read to Mrs Zhao ${randomUUID().slice(0, 8)}`
  const someone = demoVolunteers[0]?.name ?? ''
  await coordinator.go('/tasks')
  await volunteer.go('/tasks')
  await master.go('/service?show=tasks')
  await press(master.page, 'Post a task')
  const form = master.page.getByRole('dialog')
  await form.locator('[name=categoryCode] option[value="public.company.visiting"]').waitFor({ state: 'attached' })
  await form.locator('[name=categoryCode]').selectOption('public.company.visiting')
  await form.getByRole('checkbox', { name: 'Listening' }).check()
  await send(master.page, 'Post a task', { title, seats: '2' })
  const posted = master.page.locator(`[data-task="${title}"]`)
  await posted.waitFor()

  // It appears by itself; what it asks for stands on it in words.
  await volunteer.page.locator(`[data-task="${title}"]`, { hasText: 'skills: Listening' }).waitFor()
  const task = coordinator.page.locator(`[data-task="${title}"]`)
  await task.getByRole('button', { name: 'Claim' }).click()
  await send(coordinator.page, 'Claim', { seats: '1' })
  await volunteer.page.locator(`[data-task="${title}"]`, { hasText: '1 of 2 places left' }).waitFor()
  await posted.getByText(`${group} · 1 place`).waitFor()

  // Whoever has claimed is led on to who comes; who lacks the certificate is marked, and too many are refused at once.
  const claim = coordinator.page.locator(`[data-claim="${title}"]`)
  await claim.getByRole('button', { name: 'Say who comes' }).click()
  const who = coordinator.page.getByRole('dialog')
  await who.getByText('no certificate for Listening').first().waitFor()
  await whole(coordinator)
  await who.getByRole('checkbox', { name: someone, exact: true }).check()
  await who.getByRole('checkbox').last().check()
  await who.getByText('At most 1. Take somebody out.').waitFor()
  await who.getByRole('checkbox').last().uncheck()
  await send(coordinator.page, 'Say who comes')
  await claim.getByText('1 of 1 named').waitFor()
  await claim.getByText(/^You can check in from/).waitFor()
  await volunteer.go('/hours')
  await volunteer.page.getByRole('heading', { name: title }).waitFor()
  await claim.getByRole('button', { name: 'Take off' }).click()
  await send(coordinator.page, 'Take off')
  await claim.getByText('0 of 1 named').waitFor()
  await claim.getByRole('button', { name: 'Say who comes' }).click()
  await who.getByRole('checkbox', { name: someone, exact: true }).check()
  await send(coordinator.page, 'Say who comes')
  await claim.getByText('1 of 1 named').waitFor()
  await volunteer.go('/hours')
  await volunteer.page.getByRole('heading', { name: title }).waitFor()

  // Called off with a reason: the coordinator's and the volunteer's windows let go of it without a reload.
  await posted.getByRole('button', { name: 'Call it off' }).click()
  const reason = master.page.getByRole('dialog')
  await reason.getByRole('button', { name: 'Call it off' }).click()
  await reason.getByText('Fill this in.').waitFor()
  await whole(master)
  await send(master.page, 'Call it off', { reason: 'Mrs Zhao is at her daughter’s' })
  await master.page.getByText(`${title} is called off.`).waitFor()
  await posted.waitFor({ state: 'detached' })
  await claim.waitFor({ state: 'detached' })
  await volunteer.page.getByRole('heading', { name: title }).waitFor({ state: 'detached' })
})

test('a coordinator changes what the group says: rules are said, a colleague’s change is named, the name stands', async () => {
  const [coordinator, worker] = [await open('coordinator', phone), await open('worker')]
  const form = coordinator.page.getByRole('dialog')
  await coordinator.go('/group')
  await press(coordinator.page, 'Change the group')
  await form.getByText('The name has been verified; the stationmaster changes it.').waitFor()
  expect(await form.locator('[name=name]').count()).toBe(0)
  await form.locator('[name=latitude]').fill('91')
  await form.getByText('From -90 to 90 degrees.').waitFor()
  await form.locator('[name=latitude]').fill('39.9')
  await form.locator('[name=longitude]').fill('')
  await form.getByText('A place needs both latitude and longitude.').waitFor()
  await whole(coordinator)
  await form.locator('[name=longitude]').fill('116.36')
  await form.locator('[name=description]').fill('We listen.')

  await worker.go('/service?show=volunteers')
  const card = worker.page.locator(`[data-group="${group}"]`)
  await card.getByRole('button', { name: 'Change the group' }).click()
  await whole(worker)
  await send(worker.page, 'Save', { description: 'They read aloud.' })

  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByText('Somebody has changed meanwhile: What the group does.').waitFor()
  expect(await form.locator('[name=description]').inputValue()).toBe('We listen.')
  await whole(coordinator)
  await form.getByRole('button', { name: 'Go on from there: send it again' }).click()
  await form.waitFor({ state: 'detached' })
  await coordinator.page.getByText('We listen.').waitFor()
})

test('a volunteer registers a group, which the stationmaster verifies', async () => {
  const [volunteer, master] = [await open('volunteer', phone), await open('stationmaster')]
  const name = `Bench Painters ${randomUUID().slice(0, 8)}`
  await volunteer.go('/groups')
  await press(volunteer.page, 'Register a group')
  const dialog = volunteer.page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Register a group' }).click()
  await dialog.getByText('Fill this in.').first().waitFor()
  await whole(volunteer)
  await dialog.locator('[name=areaCode]').selectOption({ label: await optionWith(dialog, 'Qianggen') })
  await dialog.getByRole('checkbox', { name: /Environment/ }).check()
  await send(volunteer.page, 'Register a group', { name })
  await volunteer.page.getByText(`${name} is registered.`).waitFor()
  await volunteer.go(`/groups?q=${encodeURIComponent(name)}`)
  await volunteer.page.locator(`[data-group="${name}"]`, { hasText: 'has yet to verify it' }).waitFor()

  // Until it is verified, whoever registered it puts it right, its name too.
  const own = volunteer.page.locator(`[data-group="${name}"]`)
  await own.getByRole('button', { name: 'Change the group' }).click()
  await dialog.locator('[name=name]').fill('')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Fill this in.').waitFor()
  const painters = `${name} and Menders`
  await send(volunteer.page, 'Save', { name: painters, description: 'Green ones.' })
  await volunteer.page.locator(`[data-group="${painters}"]`, { hasText: 'Green ones.' }).waitFor()

  await master.go('/partners?of=groups&status=APPLIED')
  const card = master.page.locator(`[data-group="${painters}"]`)
  await card.getByRole('button', { name: 'Members (0)' }).click()
  await card.getByText(/^Nobody belongs to it yet/).waitFor()
  await whole(master)
  await card.getByRole('button', { name: 'Verify' }).click()
  await send(master.page, 'Verify')
  await card.waitFor({ state: 'detached' })
  await volunteer.go(`/groups?q=${encodeURIComponent(name)}`)
  const verified = volunteer.page.locator(`[data-group="${painters}"]`)
  await verified.waitFor()
  await verified.getByText('Applied').waitFor({ state: 'detached' })
  await verified.getByRole('button', { name: 'Change the group' }).waitFor({ state: 'detached' })

  // From then on it takes the stationmaster to rename it.
  await master.go(`/partners?of=groups&status=VERIFIED&q=${encodeURIComponent(name)}`)
  await card.getByRole('button', { name: 'Change the group' }).click()
  await send(master.page, 'Save', { name })
  await master.page.locator(`[data-group="${name}"]`).waitFor()
})

async function optionWith(dialog: ReturnType<Page['getByRole']>, part: string): Promise<string> {
  const option = dialog.locator('[name=areaCode] option', { hasText: part }).first()
  await option.waitFor({ state: 'attached' })
  return (await option.textContent()) ?? ''
}

test.each([
  ['volunteer', '/hours'],
  ['coordinator', '/group'],
] as const)(
  'the %s renews the calendar’s address on %s, and the one so far shows nothing any more',
  async (who, path) => {
    const window = await open(who, phone)
    await window.go(path)
    const address = window.page.locator('[data-calendar] .secret')
    const before = (await address.textContent()) ?? ''
    expect((await fetch(before)).status).toBe(200)
    await press(window.page, 'Renew the address')
    await window.page
      .getByRole('dialog')
      .getByText(/^The address so far shows nothing any more/)
      .waitFor()
    await whole(window)
    await send(window.page, 'Renew the address')
    await window.page.locator('[data-calendar] .secret').filter({ hasNotText: before }).waitFor()
    const after = (await address.textContent()) ?? ''
    expect((await fetch(before)).status).toBe(404)
    expect((await fetch(after)).status).toBe(200)
  },
)
