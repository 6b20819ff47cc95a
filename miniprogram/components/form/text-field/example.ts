import type { Example } from '../../example'

export default {
  data: {},
  body: `<text-field value="" label="说说怎么回事" hint="打字、说话都行" max="{{500}}" bind:type="heard" />
<view class="after"><text-field value="桥头往东第三盏路灯不亮。" label="补充说明" max="{{200}}" bind:type="heard" /></view>
<view class="after"><text-field line value="" label="在哪里" hint="比如：桥头往东第三盏" max="{{60}}" bind:type="heard"><ink-icon name="location" size="38" /></text-field></view>`,
} satisfies Example
