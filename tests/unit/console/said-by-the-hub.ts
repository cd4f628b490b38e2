import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { projectRoot } from '../../../shared/project/root'

/** One sentence that the hub may answer with; what it puts in stands as `7`. */
export interface Sentence {
  readonly text: string
  readonly file: string
}

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
  for (const file of ['shared', 'subgraphs', 'gateway'].flatMap(sourcesIn)) {
    const source = ts.createSourceFile(file, readFileSync(path.join(projectRoot, file), 'utf8'), 99, true)
    const tell = (node: ts.Expression | undefined) => {
      for (const text of node ? textsOf(node, source) : [])
        if (text === null) unread.push({ text: node?.getText(source) ?? '', file })
        else sentences.push({ text, file })
    }
    const visit = (node: ts.Node): void => {
      tell(messageIn(node, source))
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return { sentences, unread }
}

/** What cases write of what happened: every `text` and `reason` that their sources spell out, SQL and checks left out. */
export function happeningsOfCases(): string[] {
  const found = new Set<string>()
  const own = sourcesIn('subgraphs/cases').filter((file) => !/demo|\.pg\.ts$|closure\.service/.test(file))
  for (const file of own) {
    const source = ts.createSourceFile(file, readFileSync(path.join(projectRoot, file), 'utf8'), 99, true)
    const visit = (node: ts.Node): void => {
      if ((ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && node.initializer) {
        const name = node.name.getText(source)
        if (name === 'text' || name === 'reason')
          for (const text of textsOf(node.initializer, source)) if (text !== null) found.add(text)
      }
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return [...found]
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
