/**
 * What WeChat refuses the whole county, not one person: said at the desk and on the self-check until it has been quiet for a
 * day. Nobody at a desk can mend it; the sentence says who can.
 */
export type Alarm = 'permission' | 'templates' | 'banned' | 'spent'

export const ALARM_SAYS: Readonly<Record<Alarm, string>> = {
  permission:
    '微信还没给这个小程序云调用的权限：消息发不出去，新写的字和照片先存着，有了权限再检查，检查过了才给别人看。请告诉县里管理员，打开「系统自检」照着改。',
  templates:
    '有一种消息模板和微信公众平台上的对不上，那一种消息发不出去。请告诉县里管理员，打开「系统自检」照着改。',
  banned: '微信停了这个小程序发消息的能力，急的事请打电话。请县里管理员到微信公众平台看通知。',
  spent: '今天能发的消息用完了，明天接着发，急的事请打电话。',
}
