/** By which way somebody was told, as pages show it. */
import { clockText, dateText } from '../core/clock/shanghai'
import type { ToldLine } from '../core/news/channels'

export const toldText = ({ at, words }: ToldLine): string =>
  at === null ? words : `${dateText(at)} ${clockText(at)} ${words}`
