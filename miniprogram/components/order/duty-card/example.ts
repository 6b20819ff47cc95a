import type { Example } from '../../example'

const cell = (id: string, label: string, count: string, tone = '', art = '') => ({
  id,
  label,
  count,
  tone,
  art,
  page: '/grid/today/today',
})

export default {
  data: {
    duty: {
      chosen: 'gridMember',
      posts: [
        { value: 'gridMember', label: '网格员', note: '三组 2 格 · 9 件', waits: true },
        { value: 'shopkeeper', label: '店员', note: '柳溪村', waits: false },
      ],
      big: [
        cell('late', '超了日子', '1', 'red', '/assets/art/light-red.svg'),
        cell('today', '今天答应的', '3', 'amber', '/assets/art/light-amber.svg'),
        cell('offered', '新派来的', '2'),
      ],
      small: [
        cell('toConfirm', '好事等您证实', '2'),
        cell('toRevisit', '等您回访', '1'),
        cell('cancel', '说不用办了', '0', 'none'),
        cell('joins', '等您点头的人', '0', 'none'),
      ],
      card: null,
      quiet: '今天没有到期的，也没有新派来的',
      work: { label: '看今天的活', page: '/grid/today/today' },
    },
    desk: {
      chosen: 'shopkeeper',
      posts: [{ value: 'shopkeeper', label: '店员', note: '柳溪村', waits: false }],
      big: [cell('collect', '等人来取的', '99+')],
      small: [],
      card: null,
      quiet: '',
      work: { label: '去兑换台', page: '/shop/counter/counter' },
    },
  },
  body: '<duty-card duty="{{dutyCard.duty}}" bind:post="heard" bind:go="heard" /><duty-card duty="{{dutyCard.desk}}" />',
} satisfies Example
