// A sentence is written once: a second copy is forgotten when the first is changed.
import { type Source, type Step, sources, withoutComments } from '../step'

/** Shorter ones are labels, which may be alike by chance. */
const AT_LEAST = 8
const LITERAL = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g
const HAN = /\p{Script=Han}/gu

/** Written from the verbs, or drawn by the gallery alone. */
const isMade = ({ file }: Source): boolean =>
  /\/phone\/(ways|labels)\.ts$|\/example\.ts$|\.test\.ts$/.test(file)

/** What stands in several files all the same, with its reason. */
const MEANT: Readonly<Record<string, string>> = {}

export const sentencesOnce: Step = {
  name: '一句话只写一处',
  run: root => {
    const places = new Map<string, Map<string, string>>()
    for (const source of ['contract', 'cloudfunctions', 'miniprogram'].flatMap(folder =>
      sources(root, folder, '.ts').filter(one => !isMade(one)),
    ))
      for (const { 1: plain, 2: filled, index } of withoutComments(source.text).matchAll(LITERAL)) {
        const sentence = plain ?? filled ?? ''
        if ((sentence.match(HAN)?.length ?? 0) < AT_LEAST || sentence in MEANT) continue
        const at = places.get(sentence) ?? new Map<string, string>()
        places.set(sentence, at.set(source.file, at.get(source.file) ?? source.place(index)))
      }
    return [...places].flatMap(([sentence, at]) =>
      at.size > 1
        ? [`「${sentence}」写了 ${at.size} 处，写在一处，别处引：${[...at.values()].join('、')}`]
        : [],
    )
  },
}
