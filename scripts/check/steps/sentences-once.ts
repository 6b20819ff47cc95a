// A sentence is written once: a second copy is forgotten when the first is changed.
import { type Source, type Step, sources, withoutComments } from '../step'
import { readTemplate } from '../templates'

/** Shorter ones are labels, which may be alike by chance. */
const AT_LEAST = 8
const LITERAL = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g
const HAN = /\p{Script=Han}/gu

/** Written from the verbs, or drawn by the gallery alone. */
const isMade = ({ file }: Source): boolean =>
  /\/phone\/(ways|labels)\.ts$|\/example\.ts$|\.test\.ts$/.test(file)

/** What stands in several files all the same, with its reason. */
const MEANT: Readonly<Record<string, string>> = {}

interface Said {
  words: string
  index: number
}
const literalsIn = (text: string): Said[] =>
  [...text.matchAll(LITERAL)].map(({ 1: plain, 2: filled, index }) => ({
    words: plain ?? filled ?? '',
    index,
  }))

/** In a template: what stands between the tags and in attributes, around and within the braces. */
function writtenIn(template: string): Said[] {
  const { tags, words } = readTemplate(template)
  const attributes = tags.flatMap(tag =>
    [...tag.attributes.values()].map(text => ({ text, index: tag.index })),
  )
  return [...words, ...attributes].flatMap(({ text, index }) => [
    ...text.split(/\{\{[\s\S]*?\}\}/).map(part => ({ words: part.trim(), index })),
    ...[...text.matchAll(/\{\{([\s\S]*?)\}\}/g)].flatMap(([, inside = '']) =>
      literalsIn(inside).map(one => ({ ...one, index })),
    ),
  ])
}

const saidIn = (source: Source): Said[] =>
  source.file.endsWith('.wxml') ? writtenIn(source.text) : literalsIn(withoutComments(source.text))

export const sentencesOnce: Step = {
  name: '一句话只写一处',
  run: root => {
    const places = new Map<string, Map<string, string>>()
    const all = ['contract', 'cloudfunctions', 'miniprogram'].flatMap(folder =>
      sources(root, folder, '.ts', '.wxml').filter(one => !isMade(one)),
    )
    for (const source of all)
      for (const { words, index } of saidIn(source)) {
        if ((words.match(HAN)?.length ?? 0) < AT_LEAST || words in MEANT) continue
        const at = places.get(words) ?? new Map<string, string>()
        places.set(words, at.set(source.file, at.get(source.file) ?? source.place(index)))
      }
    return [...places].flatMap(([sentence, at]) =>
      at.size > 1
        ? [`「${sentence}」写了 ${at.size} 处，写在一处，别处引：${[...at.values()].join('、')}`]
        : [],
    )
  },
}
