// <button>, <form>, <label>, <navigator>: what is pressed and what it sets off.
import { phone } from '../phone'
import { share } from '../share'
import type { BuiltinNode, Data } from '../types'
import { ask } from '../ui'
import { anything, define, fire, flag, hover, nodeOf, number, pressable, text } from './define'

const OPEN_TYPE_PROPS = {
  lang: text(),
  sessionFrom: text(),
  sendMessageTitle: text(),
  sendMessagePath: text(),
  sendMessageImg: text(),
  appParameter: text(),
  showMessageCard: anything,
  phoneNumberNoQuotaToast: anything,
  activityType: anything,
  entrancePath: text(),
  needShowEntrance: anything,
}
const AVATAR =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="64" height="64"%3E%3Crect width="64" height="64" fill="%2317506F"/%3E%3C/svg%3E'

/** The privacy agreement of this person, once accepted kept for the life of the page. */
export const privacy = { isAgreed: false, whenAgreed: [] as (() => void)[] }

async function openPhoneNumber(node: BuiltinNode) {
  const allowed = (await ask('申请获取你的手机号', [`预览里是 ${phone.number}`], ['不允许', '允许'])) === 1
  const detail = allowed
    ? { code: `phone:${phone.number}:${Date.now()}`, errMsg: 'getPhoneNumber:ok', encryptedData: '', iv: '' }
    : { errMsg: 'getPhoneNumber:fail user deny' }
  fire(node, 'getphonenumber', detail)
}

function agreePrivacy(node: BuiltinNode) {
  privacy.isAgreed = true
  for (const go of privacy.whenAgreed.splice(0)) go()
  fire(node, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
}

const OPEN: Record<string, (node: BuiltinNode) => void> = {
  share: node => void share('button', { id: node.id, dataset: node.dataset }),
  getPhoneNumber: node => void openPhoneNumber(node),
  agreePrivacyAuthorization: agreePrivacy,
  chooseAvatar: node => fire(node, 'chooseavatar', { avatarUrl: AVATAR }),
  openSetting: node => fire(node, 'opensetting', { authSetting: {} }),
  contact: node => fire(node, 'contact', { path: '', query: {} }),
  feedback: () => {},
}

function press(element: HTMLElement, node: BuiltinNode) {
  const { disabled, formType, openType } = node.data
  if (disabled) return
  const form = nodeOf(element.closest('wx-form'))?.control
  if (formType === 'submit') form?.submit?.(node)
  if (formType === 'reset') form?.reset?.()
  // "getPhoneNumber|agreePrivacyAuthorization" asks for both in one tap
  for (const type of String(openType || '')
    .split('|')
    .filter(Boolean)) {
    const open = OPEN[type]
    if (open) open(node)
    else console.error(`[phone] 预览里还没有 <button open-type="${type}">`)
  }
}

function defineButton() {
  define(
    'button',
    {
      size: text('default'),
      type: text('default'),
      plain: flag(),
      disabled: flag(),
      loading: flag(),
      formType: text(),
      openType: text(),
      hoverClass: text('button-hover'),
      ...OPEN_TYPE_PROPS,
    },
    (element, node) => {
      hover(node)
      pressable(element, node, 'button')
      node.addListener('tap', () => press(element, node))
      return {
        update(props) {
          element.setAttribute('type', String(props.type))
          element.setAttribute('size', String(props.size))
          for (const name of ['plain', 'disabled', 'loading'])
            element.toggleAttribute(name, Boolean(props[name]))
          if (props.disabled) element.setAttribute('aria-disabled', 'true')
          else element.removeAttribute('aria-disabled')
        },
      }
    },
  )
}

function defineForm() {
  define('form', { reportSubmit: flag() }, (element, node) => {
    const fields = () =>
      [...element.querySelectorAll('*')]
        .map(nodeOf)
        .filter((field): field is BuiltinNode => Boolean(field?.data?.name))
    return {
      submit(button) {
        const value: Data = {}
        for (const field of fields())
          value[String(field.data.name)] = field.control?.form ? field.control.form() : field.data.value
        fire(node, 'submit', { value, target: { id: button.id, dataset: button.dataset }, formId: '' })
      },
      reset() {
        for (const field of fields()) field.control?.reset?.()
        fire(node, 'reset')
      },
    }
  })
  define('label', { for: text() }, (element, node) => {
    hover(node)
    node.addListener('tap', event => {
      const id = String(node.data.for || '')
      const target = nodeOf(
        id
          ? document.getElementById(id)
          : element.querySelector('wx-checkbox,wx-radio,wx-switch,wx-input,wx-textarea,wx-button'),
      )
      const original = event.getOriginalEvent()?.target as Element | undefined
      // a tap on the thing itself has already done it
      if (!target || (original && target.$$?.contains(original))) return
      target.control?.toggle?.()
      target.control?.focusIn?.()
    })
  })
}

function defineNavigator() {
  define(
    'navigator',
    {
      url: text(),
      openType: text('navigate'),
      delta: number(1),
      target: text(),
      appId: text(),
      path: text(),
      hoverClass: text('navigator-hover'),
    },
    (element, node) => {
      hover(node)
      pressable(element, node, 'link')
      const go: Record<string, (url: string) => void> = {
        navigate: url => phone.router.navigateTo(url),
        redirect: url => phone.router.redirectTo(url),
        switchTab: url => phone.router.switchTab(url),
        reLaunch: url => phone.router.reLaunch(url),
        navigateBack: () => void phone.router.back(Number(node.data.delta)),
      }
      node.addListener('tap', () => go[String(node.data.openType)]?.(String(node.data.url)))
    },
  )
}

export function defineButtons(): void {
  defineButton()
  defineForm()
  defineNavigator()
}
