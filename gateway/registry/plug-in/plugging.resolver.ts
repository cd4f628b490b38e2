import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import { idOf } from '../supergraph/published'
import { SubgraphCheckType } from './check.type'
import { offeredOf } from './offered'
import type { PluggingService } from './plugging.service'
import type { SubgraphView } from './subgraph'
import { SubgraphInput } from './subgraph.input'
import { SubgraphType } from './subgraph.type'
import type { SubgraphService } from './subgraphs.service'

@Resolver()
export class PluggingResolver {
  constructor(
    private readonly plugging: PluggingService,
    private readonly subgraphs: SubgraphService,
  ) {}

  @Mutation(() => Boolean, {
    description: 'For district officers and administrators: whether an organisation may plug subgraphs in.',
  })
  @Authorized('DISTRICT_OFFICER', 'HUB_ADMIN')
  allowPlugging(
    @Ctx() context: SubgraphContext,
    @Arg('organizationId', () => ID) organizationId: string,
    @Arg('allowed', () => Boolean) allowed: boolean,
  ): Promise<boolean> {
    return this.plugging.allow(context, organizationId, allowed)
  }

  @Mutation(() => SubgraphCheckType, { description: 'Says what plugging it in would do; changes nothing.' })
  @Authorized('PARTNER', 'DISTRICT_OFFICER', 'HUB_ADMIN')
  async checkSubgraph(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => SubgraphInput) input: SubgraphInput,
  ): Promise<object> {
    const result = await this.plugging.check(context, offeredOf(input))
    return { ...result, supergraphId: result.supergraphSdl === null ? null : idOf(result.supergraphSdl) }
  }

  @Mutation(() => SubgraphType, {
    description: 'Checks it and, if the check is ok, serves it within 5 seconds without dropping a request in flight.',
  })
  @Authorized('PARTNER', 'DISTRICT_OFFICER', 'HUB_ADMIN')
  async plugSubgraph(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => SubgraphInput) input: SubgraphInput,
  ): Promise<SubgraphView> {
    return this.subgraphs.view(await this.plugging.plug(context, offeredOf(input)))
  }

  @Mutation(() => SubgraphType)
  @Authorized('PARTNER', 'DISTRICT_OFFICER', 'HUB_ADMIN')
  async unplugSubgraph(
    @Ctx() context: SubgraphContext,
    @Arg('name', () => String) name: string,
  ): Promise<SubgraphView> {
    return this.subgraphs.view(await this.plugging.unplug(context, name))
  }
}
