import { system } from '../../auth'
import type { Transaction } from '../transaction'
import { settingsOf } from './begin'
import { opened } from './transaction'

/**
 * A part of a viewer's transaction that is the hub's own doing: it runs with the system viewer's settings, and the
 * viewer's are in force again when it ends, however it ends. What it changes is committed, or not, with the rest. For
 * what follows from a viewer's step beyond what the viewer may see, such as withdrawing the offers of those who were
 * slower; never for the step itself.
 */
export async function asSystemWithin<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (tx.viewer.role === 'SYSTEM') return work(tx)
  const { client } = opened(tx)
  const inner = opened(tx).as(system)
  await client.query(settingsOf(system))
  let result: T
  try {
    result = await work(inner)
  } catch (error) {
    // Fails only where a statement has failed: the transaction can then do nothing but roll back.
    await client.query(settingsOf(tx.viewer)).catch(() => undefined)
    throw error
  }
  await client.query(settingsOf(tx.viewer))
  return result
}
