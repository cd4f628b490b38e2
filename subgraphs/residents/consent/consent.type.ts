import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { DateTime } from '../../../shared/graphql'
import { dataScopes, type DataScope } from './consent'

export const DataScopeEnum = Object.fromEntries(dataScopes.map((scope) => [scope, scope]))
registerEnumType(DataScopeEnum, {
  name: 'DataScope',
  valuesConfig: {
    IDENTITY: { description: 'Full name and preferred name' },
    CONTACT: { description: 'Phone' },
    ADDRESS: { description: 'Address and exact location' },
    PROFILE: { description: 'Birth date, languages and attributes' },
  },
})

@ObjectType('Consent', {
  description:
    "A resident's consent that one organisation or volunteer group may see some of their data, for one purpose.",
})
export class ConsentType {
  @Field(() => ID)
  id: string

  @Field(() => ID, { description: 'Id of the Organization or VolunteerGroup that may see the data.' })
  granteeId: string

  @Field(() => [DataScopeEnum])
  scopes: DataScope[]

  @Field()
  purpose: string

  @Field(() => ID, { nullable: true, description: 'When the consent holds for one case only.' })
  caseId: string | null

  @Field(() => DateTime)
  grantedAt: Date

  @Field(() => DateTime, { nullable: true })
  expiresAt: Date | null

  @Field(() => DateTime, { nullable: true })
  withdrawnAt: Date | null
}
