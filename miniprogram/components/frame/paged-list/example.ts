import type { Example } from '../../example'

export default {
  data: {
    quiet: { kind: '', title: '', words: '', number: '', act: '' },
    offline: {
      kind: 'offline',
      title: '',
      words: '这会儿没信号。下面是 8:05 存下的，能看。',
      number: '',
      act: '',
    },
    error: {
      kind: 'error',
      title: '这一页没打开，是我们这边出了错',
      words: '',
      number: 'K7-2093',
      act: '再试一次',
    },
  },
  body: `<paged-list notice="{{pagedList.quiet}}" shown count="{{2}}" next="c2" empty="还没有" bind:more="heard"><view class="sheet"><view class="padded">第一行</view></view></paged-list>
<view class="after"></view><paged-list notice="{{pagedList.quiet}}" shown count="{{2}}" next="c2" loading empty="还没有"><view class="sheet"><view class="padded">正在往下翻的</view></view></paged-list>
<view class="after"></view><paged-list notice="{{pagedList.quiet}}" shown count="{{1}}" empty="还没有"><view class="sheet"><view class="padded">最后一行</view></view></paged-list>
<view class="after"></view><paged-list notice="{{pagedList.quiet}}" shown empty="都派出去了" emptyNote="新来的会自己出现。" />
<view class="after"></view><paged-list notice="{{pagedList.offline}}" shown count="{{1}}" empty="还没有" bind:act="heard"><view class="sheet"><view class="padded">存下的</view></view></paged-list>
<view class="after"></view><paged-list notice="{{pagedList.error}}" empty="还没有" bind:act="heard" />`,
} satisfies Example
