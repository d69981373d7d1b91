// The small language of indicator formulas: `100 * ho_nuoc_sach / ho`, `truong > 3 and 2 * a >= truong`.
// Own parser, because a formula comes from an uploaded sheet: nothing of it ever reaches a JavaScript evaluator.

export type Comparison = '>=' | '<=' | '>' | '<' | '='

export type Formula =
  | { kind: 'number'; text: string }
  | { kind: 'element'; code: string }
  | { kind: 'arithmetic'; op: '+' | '-' | '*' | '/'; left: Formula; right: Formula }
  | { kind: 'extreme'; op: 'min' | 'max'; of: Formula[] }
  | { kind: 'comparison'; op: Comparison; left: Formula; right: Formula }
  | { kind: 'logic'; op: 'and' | 'or'; left: Formula; right: Formula }

/** `at` counts characters from 0. `detail` is a Vietnamese sentence for the person who wrote the formula. */
export type ParsedFormula = { ok: true; formula: Formula } | { ok: false; at: number; detail: string }

type Token = { kind: 'number' | 'word' | 'sign' | 'end'; text: string; at: number }

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([a-z][a-z0-9_]*)|(>=|<=|[-+*/()<>=,]))/y
const COMPARISONS: readonly string[] = ['>=', '<=', '>', '<', '=']
const LONGEST = 2000
const DEEPEST = 50

class FormulaMistake extends Error {
  readonly at: number
  constructor(at: number, detail: string) {
    super(detail)
    this.at = at
  }
}

/** Reads a formula and checks that numbers and statements are not mixed up. Never throws. */
export function parseFormula(text: string): ParsedFormula {
  try {
    if (text.length > LONGEST) throw new FormulaMistake(LONGEST, `Công thức dài quá ${LONGEST} ký tự.`)
    const read = reader(tokenize(text))
    const formula = read.statement(0)
    read.expectEnd()
    return { ok: true, formula }
  } catch (mistake) {
    if (mistake instanceof FormulaMistake) return { ok: false, at: mistake.at, detail: mistake.message }
    throw mistake
  }
}

/** True when the formula says yes or no (a rule), false when it gives a number. */
export function isStatement(formula: Formula): boolean {
  return formula.kind === 'comparison' || formula.kind === 'logic'
}

/** Codes of the data elements a formula reads, each once, in reading order. */
export function elementsOf(formula: Formula): string[] {
  const found = new Set<string>()
  walk(formula, (part) => part.kind === 'element' && found.add(part.code))
  return [...found]
}

function walk(formula: Formula, visit: (part: Formula) => void): void {
  visit(formula)
  if (formula.kind === 'extreme') for (const part of formula.of) walk(part, visit)
  else if ('left' in formula) [formula.left, formula.right].forEach((part) => walk(part, visit))
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  const end = text.trimEnd().length
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) {
      const at = from + (text.slice(from).length - text.slice(from).trimStart().length)
      throw new FormulaMistake(
        at,
        `Không hiểu ký tự “${text[at]}”. Mã số liệu viết chữ thường không dấu, ví dụ ho_nuoc_sach.`,
      )
    }
    const [, number, word, sign] = match
    const found = number ?? word ?? sign ?? ''
    tokens.push({ kind: number ? 'number' : word ? 'word' : 'sign', text: found, at: TOKEN.lastIndex - found.length })
  }
  return [...tokens, { kind: 'end', text: '', at: end }]
}

function reader(tokens: Token[]) {
  let position = 0
  const current = (): Token => tokens[position] ?? { kind: 'end', text: '', at: 0 }
  const isNext = (...texts: string[]): boolean => current().kind !== 'end' && texts.includes(current().text)
  const take = (): Token => {
    const token = current()
    position++
    return token
  }
  const expect = (text: string): void => {
    if (!isNext(text)) throw new FormulaMistake(current().at, `Thiếu “${text}”.`)
    position++
  }
  const asNumber = (part: Formula, at: number): Formula => {
    if (isStatement(part)) throw new FormulaMistake(at, 'Chỗ này cần một số, không phải một so sánh.')
    return part
  }
  const asStatement = (part: Formula, at: number): Formula => {
    if (!isStatement(part)) throw new FormulaMistake(at, 'Hai bên “and”, “or” phải là so sánh, ví dụ a >= b.')
    return part
  }

  function chain(next: (depth: number) => Formula, op: 'and' | 'or', depth: number): Formula {
    const at = current().at
    let left = next(depth)
    while (isNext(op)) {
      take()
      const rightAt = current().at
      left = { kind: 'logic', op, left: asStatement(left, at), right: asStatement(next(depth), rightAt) }
    }
    return left
  }
  const statement = (depth: number): Formula => chain((deeper) => chain(comparison, 'and', deeper), 'or', depth)

  function comparison(depth: number): Formula {
    const at = current().at
    const left = sum(depth)
    if (!isNext(...COMPARISONS)) return left
    const op = take().text as Comparison
    const rightAt = current().at
    return { kind: 'comparison', op, left: asNumber(left, at), right: asNumber(sum(depth), rightAt) }
  }

  function arithmetic(next: (depth: number) => Formula, signs: string[], depth: number): Formula {
    const at = current().at
    let left = next(depth)
    while (isNext(...signs)) {
      const op = take().text as '+' | '-' | '*' | '/'
      const rightAt = current().at
      left = { kind: 'arithmetic', op, left: asNumber(left, at), right: asNumber(next(depth), rightAt) }
    }
    return left
  }
  const product = (depth: number): Formula => arithmetic(primary, ['*', '/'], depth)
  const sum = (depth: number): Formula => arithmetic(product, ['+', '-'], depth)

  function primary(depth: number): Formula {
    if (depth > DEEPEST) throw new FormulaMistake(current().at, 'Công thức lồng quá nhiều ngoặc.')
    const token = take()
    if (token.kind === 'number') return { kind: 'number', text: token.text }
    if (token.text === '(') {
      const inside = statement(depth + 1)
      expect(')')
      return inside
    }
    if (token.text === '-') {
      const at = current().at
      return {
        kind: 'arithmetic',
        op: '-',
        left: { kind: 'number', text: '0' },
        right: asNumber(primary(depth + 1), at),
      }
    }
    if (token.text === 'min' || token.text === 'max') return extreme(token.text, depth)
    if (token.kind === 'word' && token.text !== 'and' && token.text !== 'or')
      return { kind: 'element', code: token.text }
    throw new FormulaMistake(token.at, token.kind === 'end' ? 'Công thức còn dở.' : `Không chờ “${token.text}” ở đây.`)
  }

  function extreme(op: 'min' | 'max', depth: number): Formula {
    expect('(')
    const of: Formula[] = []
    do {
      if (of.length > 0) take()
      const at = current().at
      of.push(asNumber(sum(depth + 1), at))
    } while (isNext(','))
    expect(')')
    return { kind: 'extreme', op, of }
  }

  const expectEnd = (): void => {
    if (current().kind !== 'end') throw new FormulaMistake(current().at, `Thừa “${current().text}”.`)
  }
  return { statement, expectEnd }
}
