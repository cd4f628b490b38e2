import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { projectRoot } from '../../../shared/project/root'

/** One sentence that the hub may answer with; what it puts in stands as `7`. */
export interface Sentence {
  readonly text: string
  readonly file: string
}

/** What finds something against a subgraph that is to be plugged in; the last of what it is given is said. */
const finding = /^(contract|refused|warned|tooMuch)$/
/** Errors whose first text is the message, and those whose second is. */
const first = /^(Forbidden|Unauthenticated)$/
const second = /^HubError$/

/**
 * What the sources say to callers: the third argument of a check, the message of a field problem, and what is handed to
 * a refusal. `unread` names what is put together elsewhere, so that nothing is passed over unseen.
 */
export function saidByTheHub(): { readonly sentences: Sentence[]; readonly unread: Sentence[] } {
  const sentences: Sentence[] = []
  const unread: Sentence[] = []
  for (const file of ['shared', 'subgraphs', 'gateway'].flatMap(sourcesIn))
    visitAll(file, (node, source) => {
      const message = messageIn(node, source)
      for (const text of message ? textsOf(message, source) : [])
        if (text === null) unread.push({ text: message?.getText(source) ?? '', file })
        else if (/[a-z]/i.test(text)) sentences.push({ text, file })
    })
  return { sentences, unread }
}

/** What cases write of what happened: every `text` and `reason` that their sources spell out, SQL and checks left out. */
export function happeningsOfCases(): string[] {
  const own = sourcesIn('subgraphs/cases').filter((file) => !/demo|\.pg\.ts$|closure\.service/.test(file))
  return spelledOut(own, ['text', 'reason'])
}

/** What the registry writes of how a supergraph came to be. */
export function changesOfTheSupergraph(): string[] {
  return spelledOut(sourcesIn('gateway/registry'), ['change'])
}

/** What is kept of a delivery that failed: sentences about the address or whose it is. */
export function faultsOfAddresses(): string[] {
  const own = sourcesIn('subgraphs/partners/webhook').filter((file) => !/\.(type|resolver)\.ts$/.test(file))
  const texts = [...own, ...sourcesIn('shared/outbound')].flatMap((file) => {
    const found: (string | null)[] = []
    visitAll(file, (node, source) => {
      if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) found.push(...textsOf(node, source))
    })
    return found
  })
  return [...new Set(texts.filter((text) => text !== null && /^(Its?|The) .*\.$/.test(text)))] as string[]
}

/** Texts that stand under these names. */
function spelledOut(files: readonly string[], names: readonly string[]): string[] {
  const found = new Set<string>()
  for (const file of files)
    visitAll(file, (node, source) => {
      if (!(ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) || !node.initializer) return
      if (!names.includes(node.name.getText(source))) return
      for (const text of textsOf(node.initializer, source)) if (text !== null) found.add(text)
    })
  return [...found]
}

function visitAll(file: string, see: (node: ts.Node, source: ts.SourceFile) => void): void {
  const source = ts.createSourceFile(file, readFileSync(path.join(projectRoot, file), 'utf8'), 99, true)
  const visit = (node: ts.Node): void => {
    see(node, source)
    ts.forEachChild(node, visit)
  }
  visit(source)
}

/** What errors of one kind are told first: `new NotFound('case')`. */
export function nounsOf(kind: string): string[] {
  const call = new RegExp(`new ${kind}\\(\\s*'([^']+)'`, 'g')
  const found = ['shared', 'subgraphs', 'gateway']
    .flatMap(sourcesIn)
    .flatMap((file) => [...readFileSync(path.join(projectRoot, file), 'utf8').matchAll(call)])
  return [...new Set(found.map(([, noun = '']) => noun))].sort()
}

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .map((name) => path.join(folder, name))
}

function messageIn(node: ts.Node, source: ts.SourceFile): ts.Expression | undefined {
  if (ts.isCallExpression(node)) {
    const { expression, arguments: given } = node
    if (ts.isPropertyAccessExpression(expression) && expression.name.text === 'that' && given.length === 3)
      return given[2]
    if (expression.kind === ts.SyntaxKind.SuperKeyword) return toBase(node, source)
    if (ts.isIdentifier(expression) && finding.test(expression.text) && inRegistry(source)) return given.at(-1)
  }
  if (ts.isNewExpression(node)) {
    const name = node.expression.getText(source)
    if (first.test(name)) return node.arguments?.[0]
    if (second.test(name)) return node.arguments?.[1]
  }
  // { path, message }: one broken rule.
  if (ts.isPropertyAssignment(node) && node.name.getText(source) === 'message') {
    const siblings = node.parent.properties.map((property) => property.name?.getText(source))
    if (siblings.includes('path')) return node.initializer
  }
  return undefined
}

function inRegistry({ fileName }: ts.SourceFile): boolean {
  return fileName.startsWith('gateway/registry')
}

function toBase(call: ts.CallExpression, source: ts.SourceFile): ts.Expression | undefined {
  let owner: ts.Node = call
  while (!ts.isClassLike(owner)) owner = owner.parent
  const base = owner.heritageClauses?.[0]?.types[0]?.expression.getText(source) ?? ''
  if (first.test(base)) return call.arguments[0]
  return second.test(base) ? call.arguments[1] : undefined
}

/** Null where it is not written out here. */
function textsOf(node: ts.Expression, source: ts.SourceFile): (string | null)[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node))
    return [node.head.text + node.templateSpans.map(({ literal }) => `7${literal.text}`).join('')]
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap((part) => textsOf(part, source))
  if (ts.isIdentifier(node)) {
    const written = constantsOf(node.text, source)
    if (written.length > 0) return written.flatMap((value) => textsOf(value, source))
  }
  return [null]
}

/** What a name stands for where the same file says `const name = …`. */
function constantsOf(name: string, source: ts.SourceFile): ts.Expression[] {
  const found: ts.Expression[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText(source) === name && node.initializer)
      found.push(node.initializer)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
