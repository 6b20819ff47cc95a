/** Which household a door means: 「柳溪村3组4号」 and 「三组 4 号」 in the same village are one. */
import type { Grid } from '../../miniprogram/core/people/grid'
import { clean } from '../../miniprogram/core/text/fold'
import { elsewhereIn, withoutLevel } from './level-names'
import { placeKey, type Places } from './places'

export interface Door {
  /** Alike for everything that means this door within the village. */
  key: string
  /** The group the words name, where they do. */
  group: Grid | null
  /** Another village or town that the words name: not ours. */
  elsewhere: string | null
  /** As it is stored: without the village, with its group in front. */
  text: string
}

/** `home`: the household grid, where it is known; a door that names no group belongs to its group. Null: too little. */
export function doorOf(places: Places, village: Grid, words: string, home: Grid | null): Door | null {
  const names = village.path.flatMap(id => places.get(id)?.name ?? [])
  const text = names.reduce(
    (rest, name) =>
      [name, withoutLevel(name)].reduce(
        (left, one) =>
          one.length > 1 && left.startsWith(one) && left.length > one.length ? left.slice(one.length) : left,
        rest.trimStart(),
      ),
    clean(words.normalize('NFKC')),
  )
  const key = placeKey(text)
  const groups = places.childrenOf(village.id)
  const named =
    groups
      .filter(group => key.startsWith(placeKey(group.name)))
      .sort((a, b) => b.name.length - a.name.length)[0] ?? null
  const over = home === null ? null : (groups.find(group => home.path.includes(group.id)) ?? null)
  const group = named ?? over
  const rest = (named ? key.slice(placeKey(named.name).length) : key)
    .replace(/^\d+格/, '')
    .replace(/(号院|号|户|室)$/, '')
  if (rest === '') return null
  return {
    key: `${group?.id ?? ''}|${rest}`,
    group: named,
    elsewhere: named === null ? elsewhereIn(text) : null,
    text: named === null && over !== null ? `${over.name} ${text.trim()}` : text.trim(),
  }
}
