/** The lifecycle as a page: a mermaid diagram and the table, both from `LIFECYCLE`. `docs/lifecycle.md` is this text. */
import { RELATION_WORDS, STATE_WORDS } from '../words'
import { rowOf, VERBS, type Row } from './lifecycle'
import { FINAL } from './stages'
import type { State } from './types'

const list = <T>(one: T | readonly T[]): readonly T[] =>
  Array.isArray(one) ? (one as readonly T[]) : [one as T]
const stateWords = (state: State | 'new' | 'same'): string =>
  state === 'new' ? '–' : state === 'same' ? '不变' : STATE_WORDS[state]

/** Every move that changes the state; those that stay are in the table. */
export function mermaid(): string {
  const moves = VERBS.flatMap(verb => {
    const row: Row = rowOf(verb)
    return row.from.flatMap(from =>
      list(row.to).flatMap(to => (to === 'same' || to === from ? [] : [{ from, to, words: row.label }])),
    )
  })
  const arrows = new Map<string, string[]>()
  for (const { from, to, words } of moves) {
    const key = `${from === 'new' ? '[*]' : from} --> ${to}`
    arrows.set(key, [...(arrows.get(key) ?? []), words])
  }
  return [
    'stateDiagram-v2',
    ...Object.entries(STATE_WORDS).map(([state, words]) => `  state "${words}" as ${state}`),
    ...[...arrows].map(([arrow, words]) => `  ${arrow} : ${[...new Set(words)].join(' / ')}`),
    ...FINAL.map(state => `  ${state} --> [*]`),
  ].join('\n')
}

export function table(): string {
  const rows = VERBS.map(verb => {
    const row: Row = rowOf(verb)
    const note = [row.clockOnly ? '到时自动' : '', row.insists ? '看过之后变了就不算' : '']
      .filter(Boolean)
      .join('，')
    return `| ${row.label} \`${verb}\` | ${row.from.map(stateWords).join(' ')} | ${list(row.to).map(stateWords).join(' 或 ')} | ${row.by.map(who => RELATION_WORDS[who]).join('、')} | ${note} |`
  })
  return ['| 动作 | 从 | 到 | 谁 | 说明 |', '|---|---|---|---|---|', ...rows].join('\n')
}

/** The whole of `docs/lifecycle.md`. */
export const lifecyclePage = (): string =>
  [
    '# 一张单的一生',
    '',
    '由 `miniprogram/core/ticket/process.ts` 生成，请勿手改。',
    '',
    '```mermaid',
    mermaid(),
    '```',
    '',
    table(),
    '',
  ].join('\n')
