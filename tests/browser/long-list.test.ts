import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { useStage, whole } from './support/stage'

const { open, ask } = useStage()

const dialog = (page: Page) => page.getByRole('dialog')

describe('ten thousand services', () => {
  const count = 10_000
  /** As many as the hub takes in one call. */
  const together = 1_000
  /** More rows than any window shows at once. */
  const bound = 60
  const nameOf = (number: number) => `Z ${String(number).padStart(5, '0')}`

  async function list(from: number): Promise<void> {
    const services = Array.from({ length: together }, (_, index) => ({
      id: randomUUID(),
      name: nameOf(from + index),
      attributes: [{ taxonomy_term: { code: 'T' } }],
    }))
    const answer = await ask(
      'department',
      `mutation($hsds: String!) { importServices(hsds: $hsds, categoryMap: [{ term: "T", categoryCode: "life.repairs" }]) { created failed { message } } }`,
      { hsds: JSON.stringify(services) },
    )
    expect(answer).toEqual({ data: { importServices: { created: together, failed: [] } } })
  }

  test('are gone through to the last, by scrolling and by keys, with a window’s worth of rows in the page', async () => {
    for (let from = 1; from <= count; from += together) await list(from)
    const window = await open('department')
    const { page } = window
    await window.go('/services')
    const rows = page.locator('.rows li')
    await rows.first().waitFor()
    const total = Number(await rows.first().getAttribute('aria-setsize'))
    expect(total).toBeGreaterThanOrEqual(count)
    const before = total - count
    const look = async () => {
      const seen = await shown(page)
      expect(seen.length).toBeLessThanOrEqual(bound)
      return seen
    }
    // Each step goes to the end of what is there, and more comes.
    await page.locator('.rows').focus()
    for (let last = 0; last < total; last = Math.max(...(await look()).map(({ place }) => place)))
      await page.keyboard.press('End')
    await page.keyboard.press('End')
    await page.locator(`[data-service="${nameOf(count)}"]`).waitFor()
    await whole(window)

    // What stands where: the hub lists by title, so that a row which is lost or twice there moves all that follow.
    const elements = (await page.evaluate('document.querySelectorAll("*").length')) as number
    expect(elements).toBeLessThan(5_000)
    for (const part of [1, 0.75, 0.5, 0.25, 0]) {
      await page.evaluate(`((list) => (list.scrollTop = list.scrollHeight * ${part}))(document.querySelector('.rows'))`)
      let seen = await look()
      while (!seen.some(({ place }) => Math.abs(place / total - part) < 0.05)) seen = await look()
      const mine = seen.filter(({ place }) => place > before)
      expect(mine.map(({ name }) => name)).toEqual(mine.map(({ place }) => nameOf(place - before)))
    }

    // The last one is reached and used without a mouse.
    await page.locator('.rows').focus()
    await page.keyboard.press('End')
    const last = page.locator(`[data-service="${nameOf(count)}"]`)
    await last.getByRole('button', { name: 'Revise' }).focus()
    await page.keyboard.press('Enter')
    expect(await dialog(page).locator('[name=title]').inputValue()).toBe(nameOf(count))
    await whole(window)
    // There is much to go through.
  }, 600_000)
})

/** The rows that are in the page: their places, as a screen reader is told, and what they are. */
async function shown(page: Page): Promise<{ place: number; name: string }[]> {
  return (await page.evaluate(
    `[...document.querySelectorAll('.rows li')].map((row) => ({
       place: Number(row.getAttribute('aria-posinset')),
       name: row.querySelector('[data-service]').getAttribute('data-service'),
     })).sort((a, b) => a.place - b.place)`,
  )) as { place: number; name: string }[]
}
