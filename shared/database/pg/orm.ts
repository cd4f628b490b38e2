import pg, { type Pool, type PoolClient } from 'pg'
import { DataSource, type EntityManager, type Logger as OrmLogger } from 'typeorm'
import type { StatementListener } from './transaction'

/** TypeORM's bookkeeping of one connection, as far as it is told from outside. */
interface RunnerOnConnection {
  databaseConnection: PoolClient
  isTransactionActive: boolean
  transactionDepth: number
}

/** A DataSource that borrows our pool instead of making its own. It never changes the schema. */
export async function openDataSource(
  pool: Pool,
  schema: string,
  entities: readonly (abstract new () => object)[],
  onStatement: StatementListener,
): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    schema,
    entities: [...entities] as never[],
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: true,
    logger: statementsOnly(onStatement),
    driver: {
      ...pg,
      Pool: function borrowed() {
        return pool
      },
    },
  })
  return source.initialize()
}

/** An entity manager on a connection whose transaction is already open: TypeORM must not begin or end one itself. */
export function managerOn(source: DataSource, client: PoolClient): EntityManager {
  const runner = source.createQueryRunner()
  Object.assign(runner as unknown as RunnerOnConnection, {
    databaseConnection: client,
    isTransactionActive: true,
    transactionDepth: 1,
  })
  return runner.manager
}

/** TypeORM's own log would print parameters, which may be personal. */
function statementsOnly(onStatement: StatementListener): OrmLogger {
  const silent = () => undefined
  return {
    logQuery: (text) => onStatement(text),
    logQueryError: silent,
    logQuerySlow: silent,
    logSchemaBuild: silent,
    logMigration: silent,
    log: silent,
  }
}
