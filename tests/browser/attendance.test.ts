import { randomUUID } from 'node:crypto'
import { demoVolunteers } from '../../shared/demo'
import { phone, press, send, useStage, whole } from './support/stage'

const { open } = useStage()

test('a volunteer checks in when it is time and out again; the station sees that it waits', async () => {
  const [master, coordinator, volunteer] = [
    await open('stationmaster'),
    await open('coordinator', phone),
    await open('volunteer', phone),
  ]
  const title = `Carry the chairs ${randomUUID().slice(0, 8)}`
  const someone = demoVolunteers[0]?.name ?? ''
  const inMinutes = (minutes: number) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
      .format(Date.now() + minutes * 60_000)
      .replace(' ', 'T')
  await coordinator.go('/tasks')
  await master.go('/service?show=tasks')
  await press(master.page, 'Post a task')
  const form = master.page.getByRole('dialog')
  await form.locator('[name=categoryCode] option[value="public.culture"]').waitFor({ state: 'attached' })
  await form.locator('[name=categoryCode]').selectOption('public.culture')
  const times = { startsAt: inMinutes(20), endsAt: inMinutes(80) }
  await send(master.page, 'Post a task', { title, seats: '1', ...times })
  await coordinator.page.locator(`[data-task="${title}"]`).getByRole('button', { name: 'Claim' }).click()
  await send(coordinator.page, 'Claim', { seats: '1' })
  await coordinator.go('/group')
  const claim = coordinator.page.locator(`[data-claim="${title}"]`)
  await claim.getByRole('button', { name: 'Say who comes' }).click()
  await coordinator.page.getByRole('dialog').getByRole('checkbox', { name: someone, exact: true }).check()
  await send(coordinator.page, 'Say who comes')

  await volunteer.go('/hours')
  const place = volunteer.page.locator('li.card', { hasText: title })
  await place.getByRole('button', { name: 'Check in' }).click()
  await place.getByText('Checked in').waitFor()
  await whole(volunteer)
  // The task has begun with it, and the coordinator's window says so by itself.
  await claim.getByText('Checked in').waitFor()
  await place.getByRole('button', { name: 'Check out' }).click()
  await place.getByText('Checked out').waitFor()
  await claim.getByText('Checked out').waitFor()
  await master.go('/service')
  const waits = master.page.locator('li.card', { hasText: title })
  await waits.getByRole('link', { name: someone }).waitFor()
  await waits.getByRole('button', { name: 'Other minutes' }).click()
  const minutes = master.page.getByRole('dialog')
  await minutes.locator('[name=minutes]').fill('1441')
  await minutes.getByRole('button', { name: 'Other minutes' }).click()
  await minutes.getByText('1440 at most.').waitFor()
  await whole(master)
})
