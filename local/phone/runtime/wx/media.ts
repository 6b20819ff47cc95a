// Photos, pictures on the whole screen, sound in and out.
import { assetUrl } from '../asset'
import { h } from '../dom'
import { files } from '../files'
import { isOnline } from '../phone'
import { overlay } from '../ui'
import { api, listeners } from './call'

const extension = (file: File) => file.name.split('.').at(-1)?.toLowerCase() ?? 'bin'

/** The browser's file choice. */
function pickFiles(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = h('input', 'mp-file', { type: 'file', accept, 'aria-label': '选文件' })
    input.multiple = multiple
    const finish = (act: () => void) => {
      input.remove()
      act()
    }
    input.onchange = () => finish(() => resolve([...(input.files ?? [])]))
    input.oncancel = () => finish(() => reject(new Error('cancel')))
    document.body.append(input)
    input.click()
  })
}

async function chooseMedia({ count = 9, mediaType = ['image'] }: { count?: number; mediaType?: string[] }) {
  const accept = mediaType.includes('video') || mediaType.includes('mix') ? 'image/*,video/*' : 'image/*'
  const chosen = (await pickFiles(accept, count > 1)).slice(0, count)
  const tempFiles = []
  for (const file of chosen) {
    const fileType = file.type.startsWith('video') ? 'video' : 'image'
    tempFiles.push({ tempFilePath: await files.temp(file, extension(file)), size: file.size, fileType })
  }
  return { type: 'image', tempFiles }
}

function imageInfo({ src }: { src: string }): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () =>
      resolve({
        width: image.naturalWidth,
        height: image.naturalHeight,
        path: src,
        type: src.split('.').at(-1),
        orientation: 'up',
      })
    image.onerror = () => reject(new Error('image not found'))
    image.src = assetUrl(src, '')
  })
}

function previewImage({ urls, current }: { urls: string[]; current?: string | number }) {
  let at = Math.max(0, typeof current === 'number' ? current : urls.indexOf(current ?? ''))
  const image = h('img', '', { alt: '大图' })
  const place = h('p')
  const show = () => {
    image.src = assetUrl(urls[at] ?? '', '')
    place.textContent = `${at + 1} / ${urls.length}`
  }
  const step = (by: number) => () => {
    at = (at + by + urls.length) % urls.length
    show()
  }
  show()
  const footer = h(
    'footer',
    '',
    {},
    h('button', '', { type: 'button', onclick: step(-1) }, '上一张'),
    h('button', '', { type: 'button', onclick: () => box.remove() }, '关上'),
    h('button', '', { type: 'button', onclick: step(1) }, '下一张'),
  )
  const box = overlay('center', '看大图', h('div', 'mp-preview', {}, place, image, footer))
}

// one silent MPEG-1 layer III frame, 128 kbit/s, 44.1 kHz: 417 bytes, 26 ms
const FRAME_BYTES = 417
const FRAME_MS = 1152 / 44.1
function silentMp3(ms: number): Blob {
  const frames = Math.max(1, Math.round(ms / FRAME_MS))
  const bytes = new Uint8Array(frames * FRAME_BYTES)
  for (let frame = 0; frame < frames; frame++) bytes.set([0xff, 0xfb, 0x90, 0x64], frame * FRAME_BYTES)
  return new Blob([bytes], { type: 'audio/mpeg' })
}

type RecordOptions = { duration?: number; format?: string }
const RECORD_LIMIT_MS = 60_000

/** There is no microphone in the preview: a recording is as long as it took and silent. */
function makeRecorder() {
  const started = listeners<[object]>()
  const stopped = listeners<[object]>()
  const failed = listeners<[object]>()
  const paused = listeners<[object]>()
  const resumed = listeners<[object]>()
  const framed = listeners<[object]>()
  let from: number | null = null
  let timer = 0
  const stop = async () => {
    if (from === null) return failed.tell({ errMsg: 'operateRecorder:fail recorder not start' })
    clearTimeout(timer)
    const duration = Math.round(performance.now() - from)
    from = null
    const sound = silentMp3(duration)
    stopped.tell({ tempFilePath: await files.temp(sound, 'mp3'), duration, fileSize: sound.size })
  }
  return {
    start({ duration = RECORD_LIMIT_MS }: RecordOptions = {}) {
      if (from !== null) return failed.tell({ errMsg: 'operateRecorder:fail is recording or paused' })
      from = performance.now()
      timer = window.setTimeout(() => void stop(), duration)
      started.tell({})
    },
    stop: () => void stop(),
    pause: () => paused.tell({}),
    resume: () => resumed.tell({}),
    onStart: started.on,
    onStop: stopped.on,
    onError: failed.on,
    onPause: paused.on,
    onResume: resumed.on,
    onFrameRecorded: framed.on,
    offStart: started.off,
    offStop: stopped.off,
    offError: failed.off,
  }
}

const AUDIO_EVENTS = {
  Play: 'playing',
  Pause: 'pause',
  Ended: 'ended',
  TimeUpdate: 'timeupdate',
  Canplay: 'canplay',
  Waiting: 'waiting',
  Seeked: 'seeked',
} as const

function makeAudio() {
  const audio = new Audio()
  const stopped = listeners<[]>()
  const failed = listeners<[object]>()
  let source = ''
  const context: Record<string, unknown> = {
    play: () =>
      void audio.play().catch((error: Error) => failed.tell({ errCode: 10001, errMsg: error.message })),
    pause: () => audio.pause(),
    seek: (seconds: number) => (audio.currentTime = seconds),
    stop: () => {
      audio.pause()
      audio.currentTime = 0
      stopped.tell()
    },
    destroy: () => {
      audio.pause()
      audio.removeAttribute('src')
    },
    onStop: stopped.on,
    offStop: stopped.off,
    onError: failed.on,
    offError: failed.off,
  }
  for (const [name, event] of Object.entries(AUDIO_EVENTS)) {
    const told = listeners<[]>()
    audio.addEventListener(event, () => told.tell())
    Object.assign(context, { [`on${name}`]: told.on, [`off${name}`]: told.off })
  }
  for (const name of [
    'currentTime',
    'duration',
    'paused',
    'volume',
    'loop',
    'autoplay',
    'playbackRate',
  ] as const) {
    Object.defineProperty(context, name, {
      get: () => audio[name],
      set: (value: never) => Object.assign(audio, { [name]: value }),
    })
  }
  Object.defineProperty(context, 'src', {
    get: () => source,
    set: (value: string) => {
      source = value
      audio.src = assetUrl(value, '')
    },
  })
  return context
}

let recorder: ReturnType<typeof makeRecorder> | null = null

export const media = {
  chooseMedia: api('chooseMedia', chooseMedia),
  chooseImage: api('chooseImage', async (options: { count?: number }) => {
    const { tempFiles } = await chooseMedia(options)
    return {
      tempFilePaths: tempFiles.map(file => file.tempFilePath),
      tempFiles: tempFiles.map(file => ({ path: file.tempFilePath, size: file.size })),
    }
  }),
  chooseMessageFile: api('chooseMessageFile', async ({ count = 1 }: { count?: number }) => {
    const chosen = (await pickFiles('', count > 1)).slice(0, count)
    const tempFiles = []
    for (const file of chosen)
      tempFiles.push({
        path: await files.temp(file, extension(file)),
        size: file.size,
        name: file.name,
        type: 'file',
        time: 0,
      })
    return { tempFiles }
  }),
  // the phone's own compression is not imitated
  compressImage: api('compressImage', ({ src }: { src: string }) => ({ tempFilePath: src })),
  getImageInfo: api('getImageInfo', imageInfo),
  previewImage: api('previewImage', previewImage),
  previewMedia: api(
    'previewMedia',
    ({ sources, current = 0 }: { sources: { url: string }[]; current?: number }) =>
      previewImage({ urls: sources.map(one => one.url), current }),
  ),
  saveImageToPhotosAlbum: api('saveImageToPhotosAlbum', () => undefined),
  getRecorderManager: () => (recorder ??= makeRecorder()),
  createInnerAudioContext: makeAudio,
  setInnerAudioOption: api('setInnerAudioOption', () => undefined),
  downloadFile: api('downloadFile', async ({ url }: { url: string }) => {
    if (!isOnline()) throw new Error('no network')
    const blob = await (await fetch(url)).blob()
    return {
      tempFilePath: await files.temp(blob, url.split('?')[0]?.split('.').at(-1) ?? 'bin'),
      statusCode: 200,
    }
  }),
}
