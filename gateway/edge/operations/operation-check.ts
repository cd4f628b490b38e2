import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals'
import { getOperationAST, parse, validate } from 'graphql'
import { HubError } from '../../../shared/errors'
import { clientSchema } from '../../generation/client-schema'
import { Admission, limits } from '../limits/admission'
import { CostModel } from '../limits/cost'
import { limited, LimitExceeded } from '../limits/limit'
import type { KnownOperation } from './operation-file'

/** Known operations, held against a supergraph. */
export class OperationCheck {
  private readonly admission = new Admission()
  private readonly schema
  private readonly costs

  constructor(supergraphSdl: string) {
    const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES })
    this.schema = clientSchema(supergraph.apiSchema())
    this.costs = new CostModel(supergraph.schema.toGraphQLJSSchema())
  }

  /** Everything for which the hub would refuse one of them, a line each; and names that stand for more than one. */
  problems(operations: readonly KnownOperation[]): string[] {
    const named = new Map<string, string>()
    return operations.flatMap((operation) => {
      const { name, file, body } = operation
      const other = named.get(name)
      named.set(name, body)
      const twice = other !== undefined && other !== body ? ['is the name of another operation, too'] : []
      return [...twice, ...this.problemsOf(operation)].map((problem) => `${file}: ${name} ${problem}`)
    })
  }

  private problemsOf({ body, name }: KnownOperation): string[] {
    try {
      this.admission.admit(body)
      const document = parse(body)
      const errors = validate(this.schema, document)
      if (errors.length > 0) return errors.map(({ message }) => `does not fit the schema: ${message}`)
      const operation = getOperationAST(document, name)
      if (!operation) return ['is not what its text is called']
      // With no variables: what a client asks for by them is held against the limit when it asks.
      if (this.costs.cost(limited(document), operation, {}) > limits.cost) throw new LimitExceeded('cost', limits.cost)
      return []
    } catch (error) {
      if (error instanceof HubError) return [`is refused: ${error.message}`]
      return [`cannot be read: ${error instanceof Error ? error.message : ''}`]
    }
  }
}
