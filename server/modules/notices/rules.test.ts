import { describe, expect, test } from 'vitest'
import { ruleBook } from './rule-book.ts'
import { FACTS, RuleBook, rulesFor, sayNotice } from './rules.ts'

const one = {
  id: 'dossier-returned',
  on: 'assessment.dossier-moved',
  when: { event: ['return'] },
  about: 'dossier',
  to: [{ who: 'permission', permission: 'assessment:prepare' }],
  text: { vi: '{unit} bị trả lại năm {year}', en: '{unit} returned in {year}' },
  link: '/lam-viec/ho-so/{dossier}',
}
const book = (rule: object) =>
  RuleBook.safeParse({
    note: '',
    nearDays: 2,
    postEndsDays: 5,
    tokenEndsDays: 10,
    keepDays: 365,
    rules: [{ ...one, ...rule }],
  })

describe('the rules of notices', () => {
  test('an event meets the rules of its type whose fields fit; a type no rule knows meets none', () => {
    const ids = (type: string, body: object) => rulesFor(ruleBook, type, { ...body }).map(({ id }) => id)
    expect(ids('assessment.dossier-moved', { event: 'return', to: 'returned' })).toEqual([
      'dossier-returned',
      'figures-unlocked',
    ])
    expect(ids('assessment.dossier-moved', { event: 'vote', to: 'considering' })).toEqual([])
    expect(ids('assessment.something-new', { event: 'return' })).toEqual([])
  })

  test('a text begins with a capital, names the unit inside its sentence, and leads to a page of ours', () => {
    const facts = { unit: 'xã Tân Nhuận Đông', year: '2024', dossier: 'd1' }
    const rule = ruleBook.rules.find(({ id }) => id === 'dossier-returned')
    expect(rule && sayNotice(rule, facts)).toMatchObject({
      vi: expect.stringContaining('Hồ sơ xã Tân Nhuận Đông năm 2024 bị trả lại'),
      link: '/lam-viec/ho-so/d1',
    })
    expect(sayNotice({ text: { vi: '{unit} đổi', en: '{unit}' }, link: '/' }, facts).vi).toBe('Xã Tân Nhuận Đông đổi')
  })

  test('braces in a value stay as they are: a title of a post is no template', () => {
    const rule = { text: { vi: 'Vị trí {title}', en: '{title}' }, link: '/lam-viec' }
    expect(sayNotice(rule, { title: '{unit} $& ${year}' }).vi).toBe('Vị trí {unit} $& ${year}')
  })

  test('a book with an unknown fact, another host as link, or an unknown recipient is refused when it is read', () => {
    expect(book({}).success).toBe(true)
    expect(book({ text: { vi: '{name}', en: '' } }).success).toBe(false)
    expect(book({ link: '//other.example/{dossier}' }).success).toBe(false)
    expect(book({ link: 'https://other.example' }).success).toBe(false)
    expect(book({ to: [{ who: 'everybody' }] }).success).toBe(false)
    expect(book({ text: { vi: '{unit}: {dossier}', en: '' } }).success).toBe(false)
  })

  test('no rule tells the name of a person: facts are units, years, days, acts, titles of posts and names of software; ids lead, and are not read', () => {
    expect([...new Set(Object.values(FACTS).flat())].sort()).toEqual([
      'act',
      'day',
      'desk',
      'dossier',
      'due',
      'expires',
      'from',
      'last',
      'person',
      'title',
      'token',
      'unit',
      'year',
    ])
  })
})
