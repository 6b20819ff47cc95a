/** The eight pictures a villager taps instead of a category, and what each is filed as until the desk says otherwise. */
import type { DefaultSub } from '../clock/subs'
import { UNDECIDED } from '../clock/undecided'

export const PICTURES = ['lamp', 'road', 'water', 'power', 'rubbish', 'paper', 'help', 'other'] as const
export type Picture = (typeof PICTURES)[number]

/** What stands under a picture. */
export const PICTURE_WORDS: Readonly<Record<Picture, string>> = {
  lamp: '灯',
  road: '路',
  water: '水',
  power: '电',
  rubbish: '垃圾',
  paper: '办证',
  help: '帮忙',
  other: '别的',
}

/** `undecided`: the desk looks at the words, or rings up. */
const FILED_AS: Readonly<Record<Picture, DefaultSub | typeof UNDECIDED.id>> = {
  lamp: 'lamp',
  road: 'road',
  water: 'water',
  power: 'power',
  rubbish: 'rubbish',
  paper: 'certificate',
  help: 'errand',
  other: UNDECIDED.id,
}

/** What a picture is filed as. A county that took the kind out of its list decides by hand. */
export const filedAs = <S extends { id: string }>(
  picture: Picture,
  subs: readonly S[],
): S | typeof UNDECIDED => subs.find(({ id }) => id === FILED_AS[picture]) ?? UNDECIDED

/** The picture that is filed as this; null where several would do, or none: then words decide again. */
export const pictureOf = (sub: string): Picture | null =>
  PICTURES.find(picture => picture !== 'other' && FILED_AS[picture] === sub) ?? null
