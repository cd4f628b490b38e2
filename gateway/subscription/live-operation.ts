import type { DocumentNode } from 'graphql'
import type { Viewer } from '../../shared/auth'
import { rightsOf } from '../execution/rights'
import type { Generation } from '../generation/generation'

/** A subscription as a client asked for it, valid against its generation's schema. */
export interface LiveOperation {
  readonly generation: Generation
  readonly source: string
  readonly document: DocumentNode
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
  readonly viewer: Viewer
}

/** Subscriptions with the same key get the same answers: the same operation of a viewer with the same rights. */
export function sharingKey({ source, operationName, variables, viewer }: LiveOperation): string {
  return JSON.stringify([operationName, source, variables, rightsOf(viewer)])
}
