import type { Browser } from 'playwright-core'
import { demoVolunteers } from '../../shared/demo'
import { openBrowser } from './support/chromium'
import { openBrowserHub, type BrowserHub } from './support/hub'
import { signedIn } from './support/window'

type Texts = Readonly<Record<string, string>>
// The console is a package of its own, with its own compiler settings.
const { en } = jest.requireActual<{ en: Texts }>('../../console/src/i18n/en')
const { zhCN } = jest.requireActual<{ zhCN: Texts }>('../../console/src/i18n/zh-CN')

let browser: Browser
let hub: BrowserHub

beforeAll(async () => {
  ;[browser, hub] = await Promise.all([openBrowser(), openBrowserHub()])
})
afterAll(async () => {
  await browser.close()
  await hub.close()
})

const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

describe.each([
  ['en', en, { language: 'en', width: 1280, height: 900 }],
  ['zh-CN', zhCN, { language: 'zh-CN', width: 360, height: 740, look: 'dark' }],
] as const)('in %s', (_language, texts, options) => {
  test.each([
    ['volunteer', '/hours', ['volunteer.change', 'hours.gift', 'hours.redeem', 'hours.renew']],
    ['volunteer', '/groups', ['group.register']],
    ['resident', '/mine', ['mine.ask']],
    ['resident', '/privacy', ['privacy.grant']],
    ['resident', '/proposals', ['proposal.submit']],
    ['coordinator', '/group', ['hours.renew']],
    ['stationmaster', '/service?show=tasks', ['station.post', 'station.cancelTask']],
    [
      'worker',
      `/volunteers/${demoVolunteers[0]?.id}`,
      ['volunteer.change', 'certify.do', 'hours.redeem', 'hours.correct'],
    ],
  ] as const)('each dialog of the %s on %s is whole: %j', async (who, path, dialogs) => {
    const window = await signedIn(browser, hub.url, who, options)
    await window.go(path)
    for (const key of dialogs) {
      await window.page
        .getByRole('button', { name: texts[key] ?? key, exact: true })
        .first()
        .click()
      const dialog = window.page.getByRole('dialog')
      await dialog.locator('[type=submit]').hover()
      expect([key, await window.violations()]).toEqual([key, []])
      expect([key, await window.page.evaluate(overflow)]).toEqual([key, 0])
      await window.page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    expect(window.problems).toEqual([])
    await window.close()
  })
})
