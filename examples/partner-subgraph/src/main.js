import { startService } from './service.js'

const { PORT = '4100', HUB_URL, HUB_ORGANIZATION_ID, SERVICE_URL } = process.env
if (!HUB_ORGANIZATION_ID) {
  console.error('Set HUB_ORGANIZATION_ID to the id that your organisation has on the hub.')
  process.exit(2)
}

const service = await startService({
  port: Number(PORT),
  organizationId: HUB_ORGANIZATION_ID,
  hubUrl: HUB_URL ?? null,
  serviceUrl: SERVICE_URL ?? null,
})
console.log(`Meals are offered at ${service.url}`)
if (!HUB_URL) console.log('Anybody may ask: set HUB_URL, and only that hub may.')
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => service.stop())
