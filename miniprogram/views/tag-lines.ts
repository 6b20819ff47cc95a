/** The three tags of somebody, as a line each says them. */
import type { TagInfo } from '../../contract/person/care'
import { TAG_LABELS, type Tag } from '../core/care/tags'
import { dateText, yearOf } from '../core/clock/shanghai'

export interface TagLine {
  tag: Tag
  label: string
  on: boolean
  note: string
}
/** `own`: the person reads it themselves. */
export const tagLinesOf = (tags: readonly TagInfo[], own: boolean): TagLine[] =>
  tags.map(({ tag, agreed }) => ({
    tag,
    label: TAG_LABELS[tag],
    on: agreed !== null,
    note: agreed
      ? `${
          agreed.how === 'spoken'
            ? `${own ? '您' : '本人'}当面跟${agreed.heardBy}说的`
            : `${own ? '您' : '本人'}自己按的`
        }，到 ${yearOf(agreed.until)} 年 ${dateText(agreed.until)}`
      : '没有记',
  }))
