import { Field, Float, Int, ObjectType } from 'type-graphql'
import { LocalDate } from '../../../shared/graphql'
import { CategoryType, ServiceLineEnum } from '../category/category.type'
import type { ServiceLine } from '../category/category'

@ObjectType('LineCount')
export class LineCountType {
  @Field(() => ServiceLineEnum)
  line: ServiceLine
  @Field(() => Int)
  opened: number
  @Field(() => Int)
  closed: number
}

@ObjectType('CategoryCount')
export class CategoryCountType {
  @Field(() => CategoryType)
  category: CategoryType
  @Field(() => Int)
  opened: number
  @Field(() => Int)
  closed: number
}

@ObjectType('Surge')
export class SurgeType {
  @Field(() => CategoryType)
  category: CategoryType
  @Field(() => LocalDate)
  on: string
  @Field(() => Int)
  count: number
  @Field(() => Float, { description: 'What the 28 days before, and the weekday, let expect.' })
  expected: number
}

@ObjectType('Indicators', { description: 'What is known now of a period; days are those of the hub’s time zone.' })
export class IndicatorsType {
  /** Of the area and the period, for the fields. */
  areaCode: string
  from: string
  to: string
}
