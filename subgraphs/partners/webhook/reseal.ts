import type { Caller } from '../../../shared/database'
import type { DataKeys } from '../../../shared/process/data-key'
import type { SecretBox } from './secret-box'
import type { WebhookStore } from './webhook.store'

/** Seals all secrets with the current data key, when there was one before it that may still be needed. */
export async function resealSecrets(
  caller: Caller,
  { keys, secrets, endpoints }: { keys: DataKeys; secrets: SecretBox; endpoints: WebhookStore },
): Promise<void> {
  if (keys().previous === null) return
  await caller.write(async (tx) => {
    for (const { id, secret, earlierSecret, earlierUntil } of await endpoints.all(tx)) {
      const again = (sealed: Buffer) => secrets.seal(id, secrets.open(id, sealed))
      const earlier = earlierSecret === null ? null : again(earlierSecret)
      await endpoints.setSecrets(tx, id, { secret: again(secret), earlierSecret: earlier, earlierUntil })
    }
  })
}
