import type { PoolClient, QueryResult } from 'pg'
import type { EntityManager } from 'typeorm'
import type { Viewer } from '../../auth'
import type { Transaction } from '../transaction'

/** Told of every statement that a use case or a store sends, by name. */
export type StatementListener = (name: string) => void

/** How long an answer is waited for before the connection is given up, in milliseconds, where that is less than usual. */
export interface Within {
  readonly query_timeout?: number
}

/** What is to be done when a transaction has been committed; it neither fails nor is waited for. */
export type AfterCommit = () => void

/** A transaction of node-postgres. Only this folder sees it as what it is. */
export class PgTransaction implements Transaction {
  #entities: EntityManager | undefined

  constructor(
    readonly viewer: Viewer,
    readonly client: PoolClient,
    private readonly makeEntities: (client: PoolClient) => EntityManager,
    private readonly onStatement: StatementListener,
    private readonly within: Within = {},
    readonly afterCommit: AfterCommit[] = [],
  ) {}

  /** The same transaction on the same connection, for another viewer; whoever makes it puts that viewer's settings in force. */
  as(viewer: Viewer): PgTransaction {
    return new PgTransaction(viewer, this.client, this.makeEntities, this.onStatement, this.within, this.afterCommit)
  }

  /** TypeORM on the transaction's own connection. */
  get entities(): EntityManager {
    return (this.#entities ??= this.makeEntities(this.client))
  }

  query(statement: { name?: string; text: string; values: unknown[] }): Promise<QueryResult> {
    this.onStatement(statement.name ?? statement.text)
    return this.client.query({ ...statement, ...this.within })
  }
}

/** Takes an opaque transaction for what it is. */
export function opened(tx: Transaction): PgTransaction {
  if (!(tx instanceof PgTransaction)) throw new Error('This transaction was not opened by shared/database/pg.')
  return tx
}
