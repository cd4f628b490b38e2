import { Field, ID, InputType } from 'type-graphql'
import type { CategoryMapping } from './categories'

@InputType('CategoryMapInput', { description: 'How a term of another taxonomy maps to a category here.' })
export class CategoryMapInput implements CategoryMapping {
  @Field({ description: "The term's code, id, URI or name." })
  term: string
  @Field(() => ID)
  categoryCode: string
}
