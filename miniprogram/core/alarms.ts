/**
 * What WeChat refuses the whole county, not one person: said at the desk and on the self-check until it has been quiet for a
 * day. Nobody at a desk can mend it; the sentence says who can.
 */
export type Alarm = 'permission' | 'templates' | 'banned' | 'spent' | 'rows' | 'letters'

export const ALARM_MESSAGES: Readonly<Record<Alarm, string>> = {
  permission:
    '微信还没给这个小程序云调用的权限：消息发不出去，新写的字和照片先存着，有了权限再检查，检查过了才给别人看。请告诉县里管理员，打开「系统自检」照着改。',
  templates:
    '有一种消息模板和微信公众平台上的对不上，那一种消息发不出去。请告诉县里管理员，打开「系统自检」照着改。',
  banned: '微信停了这个小程序发消息的能力，急的事请打电话。请县里管理员到微信公众平台看通知。',
  rows: '有事情到了时候，定时器却没有记着；已经补上，没有丢。请告诉县里管理员，把「系统自检」这一页截图给开发的人。',
  letters:
    '有一条从前写的投诉或建议没收进来，在列表里看不到，别的照常。请告诉县里管理员，把「系统自检」这一页截图给开发的人。',
  spent: '今天能发的消息用完了，明天接着发，急的事请打电话。',
}

/** The same to the county's administrator: what to do. */
export const ALARM_FIX: Readonly<Record<Alarm, string>> = {
  permission:
    '没有云调用的权限：请用微信开发者工具打开 dist/wechat，把 api、jobs、hooks、admin 四个云函数各上传并部署一次，过十分钟再查',
  templates:
    '有一种消息模板对不上：请到微信公众平台「我的模板」对一遍，改 deploy.json，再运行 npm run deploy',
  banned: '微信停了这个小程序发消息的能力：请到微信公众平台看站内通知，照通知改',
  rows: '有到期的事定时器没有记着，已经补上：请把这一页截图给开发的人',
  letters: '有一条从前写的投诉或建议没收进来，在列表里看不到：请把这一页截图给开发的人',
  spent: '今天能发的消息用完了：明天会接着发；常常这样，请到微信公众平台看每天能发多少',
}
