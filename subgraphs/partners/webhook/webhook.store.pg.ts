import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { DisabledBecause, SealedSecrets, WebhookEndpoint } from './webhook'
import type { WebhookStore } from './webhook.store'

const columns = `id, organization_id as "organizationId", url, events, disabled_at as "disabledAt",
  disabled_because as "disabledBecause", failing_since as "failingSince", created_at as "createdAt"`
const secretColumns = 'secret, earlier_secret as "earlierSecret", earlier_until as "earlierUntil"'

const insertText = `/* insertWebhook */
insert into webhook_endpoint (id, organization_id, url, events, created_at, secret) values ($1, $2, $3, $4, $5, $6)`
const removeText = '/* removeWebhook */ delete from webhook_endpoint where id = $1 returning id'
const lockText = `/* lockWebhook */
select ${columns}, ${secretColumns} from webhook_endpoint where id = $1 for no key update`
const allText = `/* allWebhooks */ select ${columns}, ${secretColumns} from webhook_endpoint for no key update`
const secretsText = `/* setWebhookSecrets */
update webhook_endpoint set secret = $2, earlier_secret = $3, earlier_until = $4 where id = $1`
const disabledText = `/* setWebhookDisabled */
update webhook_endpoint set disabled_at = $2, disabled_because = $3, failing_since = null where id = $1`
const failingText = `/* setWebhookFailing */
update webhook_endpoint set failing_since = $2 where id = $1 and failing_since is distinct from $2`
const ofText = `/* webhooksOfOrganizations */
select ${columns} from webhook_endpoint where organization_id = any ($1::uuid[]) order by created_at, id`

export class PgWebhookStore implements WebhookStore {
  async insert(tx: Transaction, endpoint: WebhookEndpoint, { secret }: SealedSecrets): Promise<void> {
    const { id, organizationId, url, events, createdAt } = endpoint
    await sql(tx, insertText, [id, organizationId, url, events, createdAt, secret])
  }

  async remove(tx: Transaction, id: string): Promise<boolean> {
    return (await sql(tx, removeText, [id])).length > 0
  }

  async lock(tx: Transaction, id: string): Promise<(WebhookEndpoint & SealedSecrets) | null> {
    return (await sql<WebhookEndpoint & SealedSecrets>(tx, lockText, [id]))[0] ?? null
  }

  async all(tx: Transaction): Promise<(WebhookEndpoint & SealedSecrets)[]> {
    return sql<WebhookEndpoint & SealedSecrets>(tx, allText)
  }

  async setSecrets(tx: Transaction, id: string, secrets: SealedSecrets): Promise<void> {
    await sql(tx, secretsText, [id, secrets.secret, secrets.earlierSecret, secrets.earlierUntil])
  }

  async setDisabled(tx: Transaction, id: string, at: Date | null, because: DisabledBecause | null): Promise<void> {
    await sql(tx, disabledText, [id, at, because])
  }

  async setFailingSince(tx: Transaction, id: string, since: Date | null): Promise<void> {
    await sql(tx, failingText, [id, since])
  }

  async ofOrganizations(tx: Transaction, organizationIds: readonly string[]): Promise<WebhookEndpoint[]> {
    return sql<WebhookEndpoint>(tx, ofText, [organizationIds])
  }
}
