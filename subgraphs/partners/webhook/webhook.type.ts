import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DeliveryStatus } from './delivery'

registerEnumType(DeliveryStatus, { name: 'DeliveryStatus', description: 'How far a delivery has come.' })

@ObjectType('WebhookDelivery', { description: 'One thing that one endpoint is told.' })
export class WebhookDeliveryType {
  @Field(() => ID, { description: 'Sent as `webhook-id`: the same with every attempt.' })
  id: string
  @Field()
  event: string
  @Field(() => DeliveryStatus)
  status: DeliveryStatus
  @Field(() => Int)
  attempts: number
  @Field(() => Int, { nullable: true })
  lastStatusCode: number | null
  @Field(() => String, { nullable: true })
  lastError: string | null
  @Field()
  createdAt: Date
  @Field(() => Date, { nullable: true })
  nextAttemptAt: Date | null
}

@ObjectType('WebhookEndpoint', { description: 'Where an organisation wants to be told of things.' })
export class WebhookEndpointType {
  @Field(() => ID)
  id: string
  @Field()
  url: string
  @Field(() => [String])
  events: string[]
  @Field(() => Date, { nullable: true })
  disabledAt: Date | null
  @Field(() => String, {
    nullable: true,
    description: 'GONE: it answered 410. FAILING: it took nothing for five days. LEFT: its owner left the hub.',
  })
  disabledBecause: string | null
  @Field(() => Date, { nullable: true, description: 'Since when nothing was taken; after five days it is disabled.' })
  failingSince: Date | null
}

@ObjectType('WebhookRegistration', { description: 'The secret is shown once, here.' })
export class WebhookRegistrationType {
  @Field(() => WebhookEndpointType)
  endpoint: WebhookEndpointType
  @Field({ description: '`whsec_` and 24 to 64 random bytes in base64, as Standard Webhooks has it.' })
  secret: string
}
