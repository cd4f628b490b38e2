import { Field, ID, InputType } from 'type-graphql'
import { GeoPointInput } from '../../../shared/graphql/geo-point.type'
import type { Application } from './application'
import { ProviderKind } from './organization'

@InputType('ApplyAsPartnerInput')
export class ApplyAsPartnerInput implements Application {
  @Field()
  name: string
  @Field(() => ProviderKind)
  kind: ProviderKind
  @Field(() => String, { nullable: true })
  description?: string | null
  @Field(() => String, { nullable: true })
  registrationNumber?: string | null
  @Field(() => String, { nullable: true })
  website?: string | null
  @Field(() => String, { nullable: true })
  phone?: string | null
  @Field(() => String, { nullable: true })
  email?: string | null
  @Field(() => String, { nullable: true })
  address?: string | null
  @Field(() => GeoPointInput, { nullable: true })
  location?: GeoPointInput | null
  @Field(() => [ID], { description: 'The areas it wants to serve.' })
  areaCodes: string[]
  @Field(() => String, { nullable: true, description: 'The same key again answers with what was made the first time.' })
  idempotencyKey?: string | null
}
