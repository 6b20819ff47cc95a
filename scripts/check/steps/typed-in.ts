// A length in a sentence is written from the table that the code reckons with, never typed in a second time.
import { matches, sources, type Step } from '../step'

/** What may stand in a sentence as it is, by file, with its reason. */
const MEANT: Readonly<Record<string, { words: readonly string[]; why: string }>> = {
  'miniprogram/core/alarms.ts': { words: ['十分钟'], why: 'how long WeChat takes' },
  'miniprogram/core/refusal.ts': { words: ['一分钟'], why: 'a breath' },
  'miniprogram/api/unreached.ts': { words: ['一分钟'], why: 'a breath' },
  'miniprogram/pages/legal/clauses.ts': {
    words: ['十分钟'],
    why: 'the notice of privacy: changed by hand, with care',
  },
  'cloudfunctions/api/county/self-check.ts': {
    words: ['一分钟', '五分钟', '十分钟'],
    why: 'how long WeChat and the timer take',
  },
}

/** One day, month or year is seldom a number: 这一天, 一个月. */
const SEVERAL = '(?:[零一二两三四五六七八九十百千]{2,}|[两三四五六七八九十]|[0-9]+ ?)(?:天|个月|个工作日)'
const HOURS = '(?:[一二两三四五六七八九十百]+|[0-9]+ ?)(?:小时|分钟)'
const LENGTH = new RegExp(`${SEVERAL}|${HOURS}`, 'g')

/** How much may be written: `words(60, …)` in a schema, where `words(LIMITS.reason, …)` is meant. */
const SCHEMA = /\b(?:words|text)\((\d+),/g
const typedLengths = (root: string): string[] =>
  ['contract', 'cloudfunctions'].flatMap(folder =>
    sources(root, folder, '.ts')
      .filter(({ file }) => !file.endsWith('.test.ts'))
      .flatMap(source =>
        matches(source, SCHEMA, ([, most = '']) => `最多 ${most} 个字写死在这里：从 core/limits.ts 里取`),
      ),
  )

export const typedIn: Step = {
  name: '句子里的期限都从表里来',
  run: root => [
    ...typedLengths(root),
    ...[
      ...sources(root, 'miniprogram', '.ts', '.wxml'),
      ...sources(root, 'cloudfunctions', '.ts'),
      ...sources(root, 'contract', '.ts'),
    ].flatMap(source => {
      // What the gallery draws is made up; what the phone has of the verbs is written from them.
      if (/\/(example|phone\/ways)\.ts$/.test(source.file)) return []
      const meant = MEANT[source.file]?.words ?? []
      return matches(
        source,
        LENGTH,
        ([words]) => `「${words}」写死在句子里：从 core/lasts.ts 或这一单的 lengths 里取`,
      ).filter(fault => !meant.some(words => fault.includes(`「${words}」`)))
    }),
  ],
}
