import { program } from '../shared/process/program'
import { StartProblem } from '../shared/process/start-problem'

const programs: Readonly<Record<string, () => Promise<{ main: () => Promise<void> }>>> = {
  residents: () => import('./residents/main.js'),
  cases: () => import('./cases/main.js'),
  partners: () => import('./partners/main.js'),
  volunteers: () => import('./volunteers/main.js'),
}

/** `npm run start:subgraph -- cases`: one subgraph in a process of its own. */
export const main = program(async ([name = '']) => {
  const load = programs[name]
  if (!load) throw new StartProblem(`Name the subgraph to start, one of: ${Object.keys(programs).join(', ')}.`)
  const { main: start } = await load()
  await start()
})
