import { phone, useStage, whole } from './support/stage'

// Who leaves is gone for good: a hub of its own for it.
const { open } = useStage()

test.each([
  [
    'partner',
    { language: 'en' },
    { leave: 'Leave the hub', wrong: 'That is not the name.', left: /has left the hub\.$/ },
  ],
  [
    'department',
    { ...phone, language: 'zh-CN', look: 'dark' },
    { leave: '退出枢纽', wrong: '名称不对。', left: /已退出枢纽。$/ },
  ],
] as const)('the %s leaves, knowing what happens, and after saying who leaves', async (person, options, words) => {
  const window = await open(person, options)
  const { page } = window
  await window.go('/systems')
  await page.getByRole('button', { name: words.leave }).click()
  const form = page.getByRole('dialog')
  const send = form.locator('button[type=submit]')
  const heading = (await form.getByRole('heading').textContent()) ?? ''
  const name = heading.split(' · ')[1] ?? ''
  expect(name).not.toBe('')
  await form.locator('[name=name]').fill('Somebody else')
  await form.getByText(words.wrong).waitFor()
  await send.click()
  await form.locator('[name=name]').fill(name)
  await send.click()
  // Still here: it has not been ticked.
  expect(await form.locator('[name=sure]').isChecked()).toBe(false)
  await whole(window)
  await form.locator('[name=sure]').check()
  await send.click()
  await page.getByText(words.left).waitFor()
  expect(await page.getByRole('button', { name: words.leave }).count()).toBe(0)
  await whole(window)
})
