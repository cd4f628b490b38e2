import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Debian's Chromium, or the program that CHROMIUM names. Throws how to install one. */
export async function openBrowser(): Promise<Browser> {
  const program = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place))
  if (!program) throw new Error('There is no Chromium. Install it (apt-get install chromium), or name one in CHROMIUM.')
  return chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}
