import { Arg, Authorized, Ctx, Directive, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Connection } from '../../../shared/graphql/connection'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { Task } from './task'
import { filterOf } from './task.filter'
import { PostTaskInput, TaskFilter } from './task.input'
import { posterRoles } from './task.policy'
import type { TaskReader } from './task.reader'
import type { TaskService } from './task.service'
import type { TaskEndService } from './task-end.service'
import { TaskConnection, TaskType } from './task.type'

const pages = '@listSize(slicingArguments: ["first"], sizedFields: ["edges"])'

@Resolver(() => TaskType)
export class TaskResolver {
  constructor(
    private readonly reader: TaskReader,
    private readonly service: TaskService,
    private readonly ends: TaskEndService,
  ) {}

  @Query(() => TaskType, { nullable: true })
  task(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext): Promise<Task | null> {
    return this.reader.one(context, id)
  }

  @Query(() => TaskConnection, { description: 'By start.' })
  @Directive(pages)
  tasks(
    @Ctx() context: SubgraphContext,
    @Arg('filter', () => TaskFilter, { nullable: true }) filter?: TaskFilter | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Connection<Task>> {
    return this.reader.list(context, filterOf(filter), first ?? null, after ?? null)
  }

  @Authorized(...posterRoles)
  @Mutation(() => TaskType)
  postTask(
    @Arg('input', () => PostTaskInput) { idempotencyKey, ...input }: PostTaskInput,
    @Ctx() context: SubgraphContext,
  ): Promise<Task> {
    const { description = null, location = null, skills, languages, caseId = null } = input
    const lists = { skills: skills ?? [], languages: languages ?? [] }
    return this.service.post(context, { ...input, ...lists, description, location, caseId }, idempotencyKey ?? null)
  }

  @Authorized(...posterRoles)
  @Mutation(() => TaskType)
  cancelTask(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: SubgraphContext,
  ): Promise<Task> {
    return this.ends.cancel(context, id, reason)
  }
}
