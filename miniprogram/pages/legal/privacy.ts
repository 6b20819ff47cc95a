import { elderBehavior } from '../../utils/elder'

interface Clause {
  id: string
  head: string
  words: string
}

/** In plain words what the privacy guide on WeChat's own page says in full. */
const CLAUSES: Clause[] = [
  {
    id: 'what',
    head: '我们记什么',
    words: '您的姓、名、电话、住在哪个网格；您点的单里写的、说的、拍的。不记您走到哪里，不看您的通讯录。',
  },
  {
    id: 'who',
    head: '谁看得到',
    words:
      '您的单只有经办的人看得到。电话默认打码，要看全得先写为什么，写的话您在「我的」里看得到。矛盾和私事不上墙，连数也不单列。',
  },
  {
    id: 'how',
    head: '怎么存',
    words: '名字和电话加密存放。照片交上来时去掉拍摄地点，要过一道检查才给人看，看的地址十分钟就失效。',
  },
  {
    id: 'log',
    head: '云平台的记录',
    words:
      '小程序放在腾讯云上，云平台自己会把每次问了什么、答了什么记下一份，县里管云账号的人看得到，留多少天由县里在云平台上定。所以答给手机的话里，别人的名字和电话一般只给一部分。有这几次是全的，记录里也就有：您看自己的，要点头让人登记的看名字，经办的人写明为什么看电话，县里导出一个村。',
  },
  {
    id: 'show',
    head: '晒单',
    words: '要您另外同意才会晒，晒的是监委会改写过的话，没有名字，也没有照片。随时可以收回。',
  },
  {
    id: 'erase',
    head: '不想留了',
    words:
      '办完的单子，您可以删掉自己写的话和照片。办过这件事的记录还在，只是没有您的话。整个人都要删，请跟县里说：名字、电话、微信都删掉，只留一个认不出是谁的记号，记着您在哪一户、从哪天到哪天，半年以后也删掉；这样谁也不能删了再来，给自家人作证。',
  },
  {
    id: 'refuse',
    head: '不同意也行',
    words: '不同意也能看村里的晒单，也能按联系卡上的电话找网格员，请网格员替您点单。',
  },
]

export default Page({
  behaviors: [elderBehavior],
  data: { elder: false, clauses: CLAUSES },
})
