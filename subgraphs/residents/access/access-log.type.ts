import { Field, ID, ObjectType } from 'type-graphql'
import { connectionType, DateTime } from '../../../shared/graphql'
import type { DataScope } from '../consent/consent'
import { DataScopeEnum } from '../consent/consent.type'

@ObjectType('AccessLogEntry')
export class AccessLogEntryType {
  @Field(() => DateTime)
  at: Date

  @Field(() => ID)
  actorId: string

  @Field(() => ID, { nullable: true })
  actorOrganizationId: string | null

  @Field(() => [DataScopeEnum])
  scopes: DataScope[]

  @Field({ description: 'The operation that read the data.' })
  operation: string
}

export const AccessLogConnection = connectionType('AccessLog', () => AccessLogEntryType)
