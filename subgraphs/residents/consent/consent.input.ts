import { Field, ID, InputType } from 'type-graphql'
import { DateTime } from '../../../shared/graphql'
import type { DataScope } from './consent'
import type { NewConsent } from './consent.service'
import { DataScopeEnum } from './consent.type'

@InputType('GrantConsentInput')
export class GrantConsentInput implements NewConsent {
  @Field(() => ID)
  residentId: string

  @Field(() => ID)
  granteeId: string

  @Field(() => [DataScopeEnum])
  scopes: DataScope[]

  @Field()
  purpose: string

  @Field(() => ID, { nullable: true })
  caseId?: string | null

  @Field(() => DateTime, { nullable: true })
  expiresAt?: Date | null
}
