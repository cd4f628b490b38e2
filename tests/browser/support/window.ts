import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { DemoPersonName } from '../../../shared/demo'

export interface WindowOptions {
  readonly language?: 'en' | 'zh-CN'
  readonly width?: number
  readonly height?: number
  readonly look?: 'light' | 'dark'
}

/** One person's browser window. */
export interface PersonWindow {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong in the browser so far: errors on its console, requests that failed or were refused. */
  readonly problems: string[]
  go(path: string): Promise<void>
  /** What axe-core finds against WCAG 2.2 AA on what is shown now, one line each. */
  violations(): Promise<string[]>
  close(): Promise<void>
}

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Opens a window and signs a demo person in, as one does by hand. */
export async function signedIn(
  browser: Browser,
  url: string,
  person: DemoPersonName,
  options: WindowOptions = {},
): Promise<PersonWindow> {
  const window = await arrived(browser, url, options)
  await window.page.locator(`[data-person=${person}]`).click()
  await window.page.locator('header.bar').waitFor()
  return window
}

/** Opens a window in which nobody has signed in yet. */
export async function arrived(
  browser: Browser,
  url: string,
  { language = 'en', width = 1280, height = 900, look = 'light' }: WindowOptions = {},
): Promise<PersonWindow> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'en' ? 'en-GB' : language,
    colorScheme: look,
    reducedMotion: 'reduce',
  })
  // The page's policy lets no script in but its own, so axe-core comes before the page does.
  await context.addInitScript(axe)
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`))
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // A page that is left gives up what it was still asking for.
    if (!why.includes('ERR_ABORTED')) problems.push(`request: ${request.url()} ${why}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url()))
      problems.push(`elsewhere: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`response: ${response.status()} ${response.url()}`)
  })
  await page.goto(`${url}/console/`)
  await page.locator('main h1').waitFor()
  const window: PersonWindow = {
    page,
    context,
    problems,
    async go(path) {
      await page.goto(`${url}/console${path}`)
      await page.locator('main h1').first().waitFor()
      await settled(page)
    },
    async violations() {
      const found = (await page.evaluate(
        (runOnly) =>
          (globalThis as unknown as { axe: { run(root: unknown, options: object): unknown } }).axe.run(
            (globalThis as unknown as { document: unknown }).document,
            { runOnly, resultTypes: ['violations'] },
          ),
        tags,
      )) as AxeResult
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    },
    close: () => context.close(),
  }
  return window
}

/** Nothing is on its way to the hub any more, and nothing says that it is. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction('!document.querySelector("[role=status] .ant-skeleton")')
}
