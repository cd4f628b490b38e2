import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { connectionType } from '../../../shared/graphql/connection'
import { GeoPointType } from '../../../shared/graphql/geo-point.type'
import { OrganizationStatus, type ProviderKind } from './organization'
import { ProviderType } from './provider.type'

@ObjectType('Organization', {
  implements: ProviderType,
  description: 'A partner: an enterprise, a social organisation, a unit, an outlet or a department.',
})
@Directive('@key(fields: "id")')
export class OrganizationType extends ProviderType {
  declare id: string
  declare name: string
  declare kind: ProviderKind
  @Field(() => OrganizationStatus)
  status: OrganizationStatus
  @Field(() => String, { nullable: true })
  description: string | null
  @Field(() => String, { nullable: true, description: 'Unified social credit code or another registration number.' })
  registrationNumber: string | null
  @Field(() => String, { nullable: true })
  website: string | null
  @Field(() => String, { nullable: true })
  phone: string | null
  @Field(() => String, { nullable: true })
  email: string | null
  @Field(() => GeoPointType, { nullable: true })
  location: GeoPointType | null
  @Field(() => String, { nullable: true })
  address: string | null
  @Field()
  joinedAt: Date
  @Field(() => Int)
  version: number
}

export const OrganizationConnection = connectionType('Organization', () => OrganizationType)
