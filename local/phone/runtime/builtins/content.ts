// <text>, <image>, <icon>, <progress>, <rich-text>, <canvas>, <video>, <web-view>, and what only WeChat can draw.
import { assetUrl } from '../asset'
import { cssUnits, h } from '../dom'
import type { Data, Node } from '../types'
import { anything, define, fire, flag, number, text } from './define'

const owner = (node: Node) => node.ownerShadowRoot?.getHostNode().is ?? ''
const ICONS: Record<string, string> = {
  success: '✔',
  success_no_circle: '✓',
  info: 'ℹ',
  warn: '⚠',
  waiting: '◷',
  cancel: '✕',
  download: '⤓',
  search: '⌕',
  clear: '⊗',
}
const WECHAT_ONLY = ['map', 'camera', 'live-player', 'ad', 'official-account', 'open-data']

function defineImage() {
  define(
    'image',
    {
      src: text(),
      mode: text('scaleToFill'),
      lazyLoad: flag(),
      webp: flag(),
      showMenuByLongpress: flag(),
      fadeIn: anything,
    },
    (element, node) => {
      const image = h('img', '', { alt: '' })
      element.append(image)
      image.onload = () => fire(node, 'load', { width: image.naturalWidth, height: image.naturalHeight })
      image.onerror = () => fire(node, 'error', { errMsg: `GET ${image.src} failed` })
      let shown = ''
      return {
        update(props) {
          element.setAttribute('mode', String(props.mode))
          image.alt = String(props.ariaLabel ?? '')
          // the words are the picture's, not the box's
          element.removeAttribute('aria-label')
          const src = String(props.src || '')
          if (src === shown) return
          shown = src
          const url = assetUrl(src, owner(node))
          if (url) image.src = url
          else image.removeAttribute('src')
        },
      }
    },
  )
}

type RichNode = {
  type?: string
  text?: string
  name?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}
const FORBIDDEN = /^(script|style|iframe|object|embed|form|input)$/i
const ALLOWED_ATTRIBUTE = /^(style|class|src|width|height|alt|href|colspan|rowspan)$/i

function richNode(node: RichNode): globalThis.Node {
  if (!node.name) return document.createTextNode(node.text ?? '')
  const element = document.createElement(FORBIDDEN.test(node.name) ? 'span' : node.name)
  for (const [key, value] of Object.entries(node.attrs ?? {}))
    if (ALLOWED_ATTRIBUTE.test(key)) element.setAttribute(key, key === 'style' ? cssUnits(value) : value)
  element.append(...(node.children ?? []).map(richNode))
  return element
}

function richHtml(source: string): globalThis.Node[] {
  const { body } = new DOMParser().parseFromString(source, 'text/html')
  for (const element of body.querySelectorAll('*')) {
    if (FORBIDDEN.test(element.tagName)) element.remove()
    for (const { name, value } of [...element.attributes]) {
      if (!ALLOWED_ATTRIBUTE.test(name)) element.removeAttribute(name)
      else if (name === 'style') element.setAttribute(name, cssUnits(value))
    }
  }
  return [...body.childNodes]
}

function defineProgress() {
  define(
    'progress',
    {
      percent: number(),
      showInfo: flag(),
      strokeWidth: anything,
      activeColor: text('#09bb07'),
      backgroundColor: text('#ebebeb'),
      active: flag(),
      color: text(),
      duration: number(),
      borderRadius: anything,
      fontSize: anything,
    },
    element => {
      const bar = h('b')
      const track = h('i', '', {}, bar)
      const info = h('span')
      element.append(track, info)
      element.setAttribute('role', 'progressbar')
      return {
        update(props) {
          bar.style.cssText = `width:${props.percent}%;background:${props.activeColor || props.color}`
          track.style.cssText = `background:${props.backgroundColor};height:${Number.parseFloat(String(props.strokeWidth)) || 6}px`
          info.textContent = props.showInfo ? `${props.percent}%` : ''
          element.setAttribute('aria-valuenow', String(props.percent))
        },
      }
    },
  )
}

function defineVideo() {
  define(
    'video',
    {
      src: text(),
      poster: text(),
      controls: flag(true),
      autoplay: flag(),
      loop: flag(),
      muted: flag(),
      objectFit: text(),
    },
    (element, node) => {
      const video = h('video', '', { playsInline: true })
      element.append(video)
      for (const name of ['play', 'pause', 'ended', 'timeupdate'])
        video.addEventListener(name, () =>
          fire(node, name, { currentTime: video.currentTime, duration: video.duration }),
        )
      return {
        update(props: Data) {
          if (props.src) video.src = assetUrl(String(props.src), owner(node))
          if (props.poster) video.poster = assetUrl(String(props.poster), owner(node))
          Object.assign(video, {
            controls: Boolean(props.controls),
            loop: Boolean(props.loop),
            muted: Boolean(props.muted),
          })
        },
      }
    },
  )
}

export function defineContent(): void {
  define(
    'text',
    {
      userSelect: flag(),
      selectable: flag(),
      decode: flag(),
      space: text(),
      maxLines: anything,
      overflow: anything,
    },
    element => ({
      update: props => {
        element.style.userSelect = props.userSelect || props.selectable ? 'text' : ''
      },
    }),
  )
  defineImage()
  defineProgress()
  defineVideo()
  define('icon', { type: text(), size: anything, color: text() }, element => ({
    update(props) {
      element.textContent = ICONS[String(props.type)] ?? ''
      element.style.fontSize = cssUnits(typeof props.size === 'string' ? props.size : `${props.size || 23}px`)
      element.style.color = String(props.color || '#09bb07')
    },
  }))
  define('rich-text', { nodes: anything, space: text(), userSelect: flag() }, element => ({
    update: ({ nodes }) =>
      element.replaceChildren(
        ...(typeof nodes === 'string' ? richHtml(nodes) : ((nodes as RichNode[] | null) ?? []).map(richNode)),
      ),
  }))
  define('canvas', { type: text(), canvasId: text(), disableScroll: flag() }, element => {
    const canvas = h('canvas')
    element.append(canvas)
    Object.assign(canvas, {
      createImage: () => new Image(),
      requestAnimationFrame: (go: FrameRequestCallback) => requestAnimationFrame(go),
      cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
    })
  })
  define('web-view', { src: text() }, element => {
    const frame = h('iframe', '', { title: '网页' })
    element.append(frame)
    return {
      update(props) {
        if (props.src) frame.src = String(props.src)
      },
    }
  })
  for (const tag of WECHAT_ONLY)
    define(tag, {}, element => {
      element.classList.add('mp-placeholder')
      element.append(`<${tag}> 只在微信里有`)
    })
}
