import { Client } from 'pg'
import { testServer, urlOf } from './server'
import { administrate, emptyTemplate } from './template'

/** One worker makes a template, the others wait for it. */
const lock = 4_152_120_822

/**
 * The name of the database with the demo territory, as it is on a day, that tests are cloned from. Filling it takes
 * seconds, so the first test that wants it does it for all of the run.
 */
export async function demoTemplate(now: Date, fill: (database: string) => Promise<void>): Promise<string> {
  const { url } = testServer()
  const template = `template_demo_${now.getTime()}`
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (rowCount === 0) {
      const filling = `${template}_filling`
      // Left by a test that was broken off.
      await administrate(url, `drop database if exists ${filling}`)
      await administrate(url, `create database ${filling} template ${emptyTemplate}`)
      await fill(filling)
      // The server gathers no statistics by itself, and clones get what their template has.
      await administrate(urlOf(testServer(), filling), 'analyze')
      await administrate(url, `alter database ${filling} rename to ${template}`)
    }
    return template
  } finally {
    await client.end()
  }
}
