/** The configuration cannot be used: every problem, each beginning with its variable's name. A program exits with 2. */
export class ConfigProblem extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'ConfigProblem'
  }
}
