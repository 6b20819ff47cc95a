import type { Example } from '../../example'

const PICTURE =
  'data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path fill="%23A9C3D0" d="M0 0h40v30H0z"/></svg>'

export default {
  data: {
    photos: [
      { id: '1', src: PICTURE, state: 'ok' },
      { id: '2', state: 'checking' },
      { id: '3', state: 'failed' },
    ],
    pair: [
      { id: '1', src: PICTURE, state: 'ok', label: '办之前' },
      { id: '2', src: PICTURE, state: 'ok', label: '办好后' },
    ],
  },
  body: `<photo-wall editable photos="{{photoWall.photos}}" bind:add="heard" bind:remove="heard" bind:retry="heard" />
<view class="after"><photo-wall layout="pair" photos="{{photoWall.pair}}" /></view>
<view class="after"><photo-wall layout="small" photos="{{photoWall.pair}}" /></view>`,
} satisfies Example
