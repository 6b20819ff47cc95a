// Everything around the screen: who you are, the county's clock, the signal, the messages that would have gone out.
import { dateWeekdayText, clockText, addDays, startOfDay } from '../../../miniprogram/core/clock/shanghai'
import { builtInCalendars, isWorkday } from '../../../miniprogram/core/clock/workday'
import { h } from '../runtime/dom'
import type { Phone } from '../runtime/index'

type Person = { openid: string; name: string; role: string; elder?: boolean }
type Message = {
  at: number
  api: string
  data: { touser?: string; page?: string; data?: Record<string, { value: string }> }
  result?: { errcode?: number }
}

const HOUR = 3_600_000
const LOOK_EVERY_MS = 2000
const SHOWN = 50
/** WeChat's font of a person who needs large text; 16 is normal. */
const ELDER_FONT = '20'

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T
const screen = find<HTMLIFrameElement>('screen')
const params = new URLSearchParams(location.search)
let people: Person[] = []
let ahead = 0
let isOn = true

const json = async <T>(path: string, body?: unknown): Promise<T> => {
  const response = await fetch(
    path,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  )
  return (await response.json()) as T
}
const inside = (): Phone | undefined =>
  (screen.contentWindow as (Window & { __phone?: Phone }) | null)?.__phone
const nameOf = (openid: string) => people.find(person => person.openid === openid)?.name ?? '别的人'

function showPeople(as: string) {
  const link = (person: Person) => {
    const isMe = person.openid === as
    return h(
      'li',
      '',
      {},
      h(
        'a',
        '',
        { href: `?as=${encodeURIComponent(person.openid)}`, ...(isMe ? { 'aria-current': 'true' } : {}) },
        h('span', 'surname', { 'aria-hidden': 'true' }, person.name.slice(0, 1)),
        h('b', '', {}, person.name),
        h('small', '', {}, person.role),
      ),
    )
  }
  find('people').replaceChildren(...people.map(link))
  find('other').hidden = people.length > 0
}

function openPhone(as: string) {
  const person = people.find(one => one.openid === as)
  const search = new URLSearchParams(params)
  search.set('as', as)
  if (person?.elder && !search.has('font')) search.set('font', ELDER_FONT)
  screen.src = `app.html?${search}${location.hash}`
  if (person) document.title = `${person.name} · 网格微服务预览`
  screen.addEventListener('load', () => {
    inside()?.switchNetwork(isOn)
    // the address bar follows the page on the screen, so that a link can be passed on
    screen.contentWindow?.addEventListener('phone:page', () =>
      history.replaceState(null, '', `${location.search}${screen.contentWindow?.location.hash ?? ''}`),
    )
  })
}

function showTime() {
  const now = Date.now() + ahead
  find('time').textContent = clockText(now)
  find('day').textContent = dateWeekdayText(now)
}

/** 8:00 of the first workday after today; a year without a calendar counts Monday to Friday. */
function nextWorkday(now: number): number {
  for (let day = 1; ; day++) {
    const morning = addDays(startOfDay(now), day) + 8 * HOUR
    const answer = isWorkday(morning, builtInCalendars)
    const weekday = new Date(morning + 8 * HOUR).getUTCDay()
    if (typeof answer === 'boolean' ? answer : weekday > 0 && weekday < 6) return morning
  }
}

async function push(how: string) {
  const now = Date.now() + ahead
  const to = how === 'hour' ? now + HOUR : how === 'day' ? addDays(now, 1) : nextWorkday(now)
  const buttons = document.querySelectorAll<HTMLButtonElement>('[data-push]')
  for (const button of buttons) button.disabled = true
  find('clock-hint').textContent = '时间在往前走，到点的事一件件在办……'
  const answer = await json<{ now?: number; message?: string }>('cloud/_clock', { setTo: to })
  for (const button of buttons) button.disabled = false
  find('clock-hint').textContent = answer.now
    ? '只能往前走。想回到从前，用 npm start -- --reset 重新来。'
    : `时间没推动：${answer.message ?? '本地云没有应'}`
  if (!answer.now) return
  ahead = answer.now - Date.now()
  showTime()
  inside()?.setClockAhead(ahead)
  screen.contentWindow?.location.reload()
  await showMessages()
}

function flip() {
  isOn = !isOn
  const button = find('network')
  button.setAttribute('aria-checked', String(isOn))
  button.querySelector('span')?.replaceChildren(isOn ? '有信号' : '没信号')
  inside()?.switchNetwork(isOn)
}

/** Opens the mini-program again, as a tap on a card in that group would. */
function openFrom(group: string) {
  if (group) params.set('group', group)
  else params.delete('group')
  location.search = String(params)
}

function messageRow({ at, data, result }: Message): HTMLElement {
  const to = data.touser ?? ''
  const values = Object.values(data.data ?? {}).map(field => field.value)
  const problem = result?.errcode
    ? result.errcode === 43_101
      ? '没送到：这个人没点过“允许”，或者允许的次数用完了'
      : `没送到：微信答 ${result.errcode}`
    : ''
  return h(
    'li',
    '',
    {},
    h(
      'div',
      'to',
      {},
      h('b', '', {}, `给${nameOf(to)}`),
      h('span', '', {}, `${dateWeekdayText(at).split(' 星')[0]} ${clockText(at)}`),
    ),
    h('p', '', {}, values.join(' · ')),
    problem && h('p', 'not', {}, problem),
    data.page &&
      h('a', '', { href: `?as=${encodeURIComponent(to)}#/${data.page.replace(/^\//, '')}` }, '替 ta 点开'),
  )
}

let seen = -1
async function showMessages() {
  const all = await json<Message[] | object>('cloud/_messages')
  if (!Array.isArray(all) || all.length === seen) return
  seen = all.length
  const sent = (all as Message[]).filter(message => message.api.includes('subscribeMessage')).reverse()
  find('count').textContent = sent.length ? `共 ${sent.length} 条，最新的在上面` : ''
  find('messages').replaceChildren(
    ...(sent.length
      ? sent.slice(0, SHOWN).map(messageRow)
      : [
          h(
            'li',
            'none',
            {},
            '还没有。有人在页面上点过“允许”，派单、领单、办结、快到期时才会发一条；没点过的，进首页能看到提醒。',
          ),
        ]),
  )
}

async function begin() {
  const [list, state] = await Promise.all([
    json<Person[]>('phone/people'),
    json<{ ahead: number; hasCloud: boolean }>('phone/state'),
  ])
  people = list
  ahead = state.ahead
  const as = params.get('as') ?? people[0]?.openid ?? 'nobody'
  showPeople(as)
  openPhone(as)
  document.body.classList.toggle('no-cloud', !state.hasCloud)
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-push]'))
    button.onclick = () => void push(button.dataset.push ?? '')
  find('network').onclick = flip
  const group = find<HTMLSelectElement>('group')
  group.value = params.get('group') ?? ''
  group.onchange = () => openFrom(group.value)
  find('more').onclick = () => {
    const isOpen = document.body.classList.toggle('open')
    find('more').setAttribute('aria-expanded', String(isOpen))
    find('more').textContent = isOpen ? '回到手机' : '换人 · 时间 · 消息'
  }
  if (!state.hasCloud) return
  showTime()
  await showMessages()
  setInterval(() => {
    showTime()
    if (!document.hidden) void showMessages()
  }, LOOK_EVERY_MS)
}

void begin()
