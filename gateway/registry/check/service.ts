import { print, type DocumentNode } from 'graphql'
import type { CheckProblem } from './check'
import { withoutMachinery } from './machinery'
import { typesOf, type ModelField, type ModelType } from './model'
import { refused } from './problem'
import { readSdl } from './sdl'

const toldAtMost = 20

/** Whether the service that runs says of itself what was sent. */
export function serviceProblems(
  service: { readonly sdl: string } | { readonly silent: string },
  sent: DocumentNode,
): CheckProblem[] {
  if ('silent' in service)
    return [refused('UNREACHABLE', null, `The service does not answer { _service { sdl } }: ${service.silent}`)]
  const running = readSdl(service.sdl)
  if ('problem' in running)
    return [refused('SDL_MISMATCH', null, `What the service says of itself is not read. ${running.problem.message}`)]
  return differences(lines(sent), lines(running.document))
}

function differences(sent: ReadonlyMap<string, string>, running: ReadonlyMap<string, string>): CheckProblem[] {
  const coordinates = [...new Set([...sent.keys(), ...running.keys()])].sort()
  return coordinates
    .flatMap((coordinate) => {
      const [here, there] = [sent.get(coordinate), running.get(coordinate)]
      if (here === there) return []
      const message =
        here === undefined
          ? `The running service has ${coordinate}, which is not in the schema that was sent.`
          : there === undefined
            ? `The running service has no ${coordinate}, which is in the schema that was sent.`
            : `${coordinate} is \`${here}\` in the schema that was sent, and \`${there}\` in the running service.`
      return [refused('SDL_MISMATCH', coordinate, `${message} Start the service with it, or send the service's own.`)]
    })
    .slice(0, toldAtMost)
}

/** A schema as one line for each coordinate, without descriptions, order and what a library adds. */
function lines(document: DocumentNode): ReadonlyMap<string, string> {
  const all = [...typesOf(withoutMachinery(document)).values()]
  return new Map(
    all
      .filter(({ name, fields }) => name !== 'Query' || fields.length > 0)
      .flatMap((type): [string, string][] => [
        [
          type.name,
          [...type.kinds, ...[...type.interfaces].sort(), ...[...type.members].sort(), ...directives(type)].join(' '),
        ],
        ...type.fields.map((field): [string, string] => [`${type.name}.${field.name}`, lineOf(field)]),
        ...type.values.map((value): [string, string] => [`${type.name}.${value.name}`, directives(value).join(' ')]),
      ]),
  )
}

function lineOf(field: ModelField): string {
  const args = field.args.map((argument) => lineOfArgument(argument)).sort()
  return [args.length > 0 ? `(${args.join(', ')}):` : '', field.type, ...directives(field)].filter(Boolean).join(' ')
}

function lineOfArgument({ name, type, defaultValue }: ModelField['args'][number]): string {
  return `${name.value}: ${print(type)}${defaultValue ? ` = ${print(defaultValue)}` : ''}`
}

function directives({ directives: all }: Pick<ModelType, 'directives'>): string[] {
  return all
    .map((directive) => print(directive).replace('@federation__', '@').replace(/\s+/g, ' '))
    .filter(says)
    .sort()
}

/** What has no effect is left out by some libraries. */
function says(directive: string): boolean {
  return directive !== '@extends' && !directive.startsWith('@specifiedBy')
}
