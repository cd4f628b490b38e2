import { Worker } from 'node:worker_threads'
import { NotSolved } from './dispatch.errors'

/** Which columns to take, so that their values sum up to the most, and of no row more than its limit. */
export interface Selection {
  /** What each column is worth. */
  readonly values: readonly number[]
  readonly rows: readonly { readonly columns: readonly number[]; readonly most: number }[]
  /** Whether only whole columns may be taken on the way: slower by far. */
  readonly integer: boolean
}

/** Longest that HiGHS may take, in seconds: what is asked for by a person is answered or refused. */
const longest = 60
/** How far from whole HiGHS may leave what is whole. */
const tolerance = 1e-6

/**
 * The worker's program, as text: it runs from sources, compiled files and the hub in one file alike. The model goes in as
 * compressed sparse rows; as LP text a district's plan takes HiGHS seconds to read.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads')
const { highsPath, values, starts, indices, most, integer, longest } = workerData
require(highsPath)().then((highs) => {
  const { constants } = highs
  const numCols = values.length
  const numRows = most.length
  const model = highs.createModel({
    numCols, numRows, sense: constants.objectiveSense.maximize,
    colCost: values, colLower: new Float64Array(numCols), colUpper: new Float64Array(numCols).fill(1),
    rowLower: new Float64Array(numRows).fill(-highs.infinity), rowUpper: most,
    matrix: { format: 'csr', numRows, numCols, starts, indices, values: new Float64Array(indices.length).fill(1) },
    ...(integer ? { integrality: new Int32Array(numCols).fill(constants.variableType.integer) } : {}),
  })
  model.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: 0, mip_abs_gap: 0, time_limit: longest })
  const begun = performance.now()
  model.run()
  const milliseconds = performance.now() - begun
  const optimal = model.getModelStatus() === constants.modelStatus.optimal
  parentPort.postMessage(optimal ? { shares: model.getSolution().colValue, milliseconds } : null)
  model.dispose()
})`

/**
 * The best selection: the columns taken; null when the best takes parts of columns. Solved to optimality by HiGHS (Huangfu & Hall, "Parallelizing the dual revised
 * simplex method", 2018), in a thread of its own, so that the hub goes on answering. The same selection always has the
 * same answer: one thread, a fixed seed. Throws NotSolved.
 */
export async function select(
  selection: Selection,
  onSolved: (milliseconds: number) => void = () => undefined,
): Promise<readonly number[] | null> {
  if (selection.values.length === 0) return []
  const { shares: taken, milliseconds } = await solved(selection)
  onSolved(milliseconds)
  if (taken.some((share) => share > tolerance && share < 1 - tolerance)) return null
  return [...taken].flatMap((share, column) => (share > 0.5 ? [column] : []))
}

interface Solved {
  readonly shares: Float64Array
  /** What HiGHS alone took. */
  readonly milliseconds: number
}

function solved({ values, rows, integer }: Selection): Promise<Solved> {
  const starts = new Int32Array(rows.length + 1)
  for (const [index, row] of rows.entries()) starts[index + 1] = (starts[index] ?? 0) + row.columns.length
  const workerData = {
    highsPath: require.resolve('highs'),
    values: Float64Array.from(values),
    starts,
    indices: Int32Array.from(rows.flatMap((row) => row.columns)),
    most: Float64Array.from(rows.map((row) => row.most)),
    ...{ integer, longest },
  }
  const worker = new Worker(program, { eval: true, workerData })
  return new Promise<Solved>((resolve, reject) => {
    worker.once('message', (answer: Solved | null) => (answer ? resolve(answer) : reject(new NotSolved())))
    worker.once('error', reject)
    worker.once('exit', () => reject(new NotSolved()))
  }).finally(() => worker.terminate())
}
