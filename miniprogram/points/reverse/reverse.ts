import { call } from '../../api/client'
import { LIMITS } from '../../core/limits'
import type { Form } from '../../core/process/way'
import { clean } from '../../core/text/fold'
import { formPage } from '../../forms/form-page'
import { backWithToast } from '../../utils/go'

const form: Form = {
  title: '冲正',
  note: '写的话这一家看得到。自己家的、自己证实过的，要请委员会别的人来冲。分要是已经用掉了，余下的会变成负数，以后得的分先补上。',
  yes: '冲正',
  fields: [
    {
      name: 'reason',
      label: '哪里错了',
      type: 'text',
      needed: true,
      max: LIMITS.reason,
      hint: '比如：3 日扫路记重了',
    },
  ],
}
type Query = Record<string, string | undefined>
const said = (query: Query, name: string): string => decodeURIComponent(query[name] ?? '')
/** What cures it: the same number the other way round. */
const curedBy = (points: string): string =>
  points.startsWith('−') ? points.replace('−', '+') : points.replace('+', '−')

/** A mistake in somebody's passbook is cured on a line of its own: never one's own household's, never what one vouched for. */
export default Page(
  formPage({
    form,
    draft: query => `reverse:${query['entry'] ?? ''}`,
    news: null,
    start: { entryId: '', who: '', title: '', points: '', back: '' },
    opened: query => ({
      entryId: query['entry'] ?? '',
      who: said(query, 'who'),
      title: said(query, 'title'),
      points: said(query, 'points'),
      back: curedBy(said(query, 'points')),
    }),
    sure: ({ who, title }) => ({
      title: '冲正这一笔',
      words: `${who}的“${title}”会另起一行冲掉，原来那笔留着，您的名字写在上面。`,
      yes: '冲正',
    }),
    send: ({ entryId }, { filled, key }) =>
      call('points.reverse', { entryId, reason: clean(filled['reason'] ?? ''), key }),
    done: ({ message }) => backWithToast(message),
  }),
)
