/** What the hub says in its own words, and what that is in one language. */
export interface Dictionary {
  /** By the hub's words, with `{{name}}` where something is put in. */
  readonly sentences: Readonly<Record<string, string>>
  /** What may be put in, in this language. */
  readonly words: Readonly<Record<string, string>>
}

interface Pattern {
  readonly names: readonly string[]
  readonly form: RegExp
  readonly text: string
}

const place = /{{(\w+)}}/g

/** Answers the hub's words in one language, or null for what is not known there. */
export function reader({ sentences, words }: Dictionary): (said: string) => string | null {
  const patterns = Object.entries(sentences).flatMap(([sentence, text]) =>
    sentence.includes('{{') ? [patternOf(sentence, text)] : [],
  )
  return (said) => {
    const whole = Object.hasOwn(sentences, said) ? sentences[said] : undefined
    if (whole !== undefined) return whole
    for (const { form, names, text } of patterns) {
      const found = form.exec(said)
      if (!found) continue
      const parts = new Map(names.map((name, index) => [name, found[index + 1] ?? '']))
      return text.replace(place, (_, name: string) => wordOf(parts.get(name) ?? '', words))
    }
    return null
  }
}

function patternOf(sentence: string, text: string): Pattern {
  const literal = sentence.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return {
    names: [...sentence.matchAll(place)].map(([, name = '']) => name),
    form: new RegExp(`^${literal.replace(place, '(.+?)')}$`, 's'),
    text,
  }
}

function wordOf(part: string, words: Dictionary['words']): string {
  return (Object.hasOwn(words, part) ? words[part] : undefined) ?? part
}

let read: (said: string) => string | null = () => null

export function setDictionary(dictionary: Dictionary): void {
  read = reader(dictionary)
}

/** What the hub said, in the language that is spoken now; null when it is not known in it. */
export function serverText(said: string): string | null {
  return read(said)
}
