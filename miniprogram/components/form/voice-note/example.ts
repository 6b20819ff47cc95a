import type { Example } from '../../example'

export default {
  data: { voice: { src: 'x', seconds: 23 } },
  body: '<voice-note voice="{{voiceNote.voice}}" /><view class="after"><voice-note editable voice="{{voiceNote.voice}}" bind:remove="heard" /></view><view class="after"><voice-note editable word="说一段话" bind:record="heard" /></view>',
} satisfies Example
