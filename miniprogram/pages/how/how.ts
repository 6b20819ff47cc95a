import { LONG } from '../../core/lasts'
import { elderBehavior } from '../../utils/elder'

/** What anybody wants to know before they trust it with a broken lamp, in the order in which it happens. No login. */
const STEPS: readonly { title: string; words: string }[] = [
  {
    title: '登记',
    words:
      '名册上有您微信的手机号，写上名字一按就好。没有的，用联系卡上的编号，或者写门牌；家里人、网格员点个头就好。等着的时候也能点单。',
  },
  {
    title: '点单',
    words:
      '哪里坏了、什么要办、想找人帮忙，打字、说话、拍照都行。没有信号也能写，存在手机里，有了信号自己会交。',
  },
  {
    title: '派单、领单',
    words: '村里的派单台派给管这件事的人。谁领了单，答应哪天办好，单子上写着名字和日子。',
  },
  { title: '办好、评价', words: '办完了您会知道，满意不满意都能说。没办好的，可以返工。' },
  { title: '急的事', words: '先打电话，比点单快。联系卡、公示牌、「有事找谁」里都有号码，不用登记。' },
  { title: '矛盾纠纷', words: '从「报矛盾」进去，只有办这件事的人看得见，不上墙。有人会受伤的，先打 110。' },
  {
    title: '替老人点单',
    words: '没有手机的老人，请网格员、派单台代办；名册上没有的也能办。单子、评价都是老人自己的。',
  },
  { title: '积分', words: `做了好事记一笔，攒着换东西。新登记的，满${LONG.newcomer}才能换。` },
]

export default Page({
  behaviors: [elderBehavior],
  data: { elder: false, steps: STEPS.map((one, id) => ({ id, ...one })) },
  go(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: String(event.currentTarget.dataset['url']) })
  },
})
