import { demoVolunteers } from '../../shared/demo'
import { phone, useStage, whole } from './support/stage'

type Texts = Readonly<Record<string, string>>
// The console is a package of its own, with its own compiler settings.
const { en } = jest.requireActual<{ en: Texts }>('../../console/src/i18n/en')
const { zhCN } = jest.requireActual<{ zhCN: Texts }>('../../console/src/i18n/zh-CN')

const { open } = useStage()

describe.each([
  ['en', en, { language: 'en', width: 1280, height: 900 }],
  ['zh-CN', zhCN, { ...phone, language: 'zh-CN', look: 'dark' }],
] as const)('in %s', (_language, texts, options) => {
  test.each([
    ['volunteer', '/hours', ['volunteer.change', 'hours.gift', 'hours.redeem', 'hours.renew']],
    ['volunteer', '/groups', ['group.register']],
    ['resident', '/mine', ['mine.ask']],
    ['resident', '/privacy', ['privacy.grant']],
    ['resident', '/proposals', ['proposal.submit']],
    ['coordinator', '/group', ['group.change', 'hours.renew']],
    ['stationmaster', '/service?show=tasks', ['station.post', 'station.cancelTask']],
    [
      'worker',
      `/volunteers/${demoVolunteers[0]?.id}`,
      ['volunteer.change', 'certify.do', 'hours.redeem', 'hours.correct'],
    ],
  ] as const)('each dialog of the %s on %s is whole: %j', async (who, path, dialogs) => {
    const window = await open(who, options)
    await window.go(path)
    for (const key of dialogs) {
      await window.page
        .getByRole('button', { name: texts[key] ?? key, exact: true })
        .first()
        .click()
      const dialog = window.page.getByRole('dialog')
      await dialog.locator('[type=submit]').hover()
      await whole(window, key)
      await window.page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
  })
})
