import type { Example } from '../../example'

export default {
  data: {
    people: [
      {
        id: '1',
        surname: '李',
        name: '李春梅',
        post: '三组 2 格，她家的网格员',
        load: ['手上 3 件', '1 件快到期'],
      },
      { id: '3', surname: '三', name: '放到三组', post: '组里谁先领归谁', load: [], pool: true },
    ],
  },
  body: '<people-list people="{{peopleList.people}}" value="1" bind:choose="heard" />',
} satisfies Example
