import { Field, Float, ID, InputType, Int } from 'type-graphql'
import { ProviderKind } from '../organization/organization'
import { GeoPointInput } from '../../../shared/graphql/geo-point.type'
import type { ServiceSearch } from './search'

@InputType('ServiceSearch', { description: 'Every part that is given narrows the search.' })
export class ServiceSearchInput implements ServiceSearch {
  @Field(() => String, { nullable: true, description: 'In title, organisation or description, every word of it.' })
  text?: string | null
  @Field(() => ID, { nullable: true, description: 'This category or below it.' })
  categoryCode?: string | null
  @Field(() => ID, { nullable: true, description: 'What reaches this area.' })
  area?: string | null
  @Field(() => GeoPointInput, { nullable: true })
  near?: GeoPointInput | null
  @Field(() => Int, { nullable: true, description: 'Of near; what has no place is left out.' })
  withinMeters?: number | null
  @Field(() => Boolean, { nullable: true })
  free?: boolean | null
  @Field(() => Float, { nullable: true, description: 'CNY; free services are below any.' })
  maxFee?: number | null
  @Field(() => String, { nullable: true })
  language?: string | null
  @Field(() => ID, { nullable: true })
  organizationId?: string | null
  @Field(() => [ProviderKind], { nullable: true })
  kind?: ProviderKind[] | null
  @Field(() => Date, { nullable: true, description: 'Open at this instant, or without stated hours.' })
  openAt?: Date | null
}
