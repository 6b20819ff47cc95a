import { LIMITS } from '../../core/limits'
import { clean, isBlank } from '../../core/text/fold'
import { call } from '../../api/client'
import { recall } from '../../api/cache'
import { newKey } from '../../api/key'
import type { LocalFile } from '../../api/files'
import { SOURCE_LABELS } from '../../core/labels'
import { photoView, putAll } from '../../forms/attach'
import { withoutPhoto, withPhotos, type PhotoRemoved, type PhotosAdded } from '../../forms/photos'
import { dropDraft, keepDraft, readDraft } from '../../forms/draft'
import { elderBehavior } from '../../utils/elder'
import { withHeard } from '../../forms/heard'
import { likelySub } from '../../core/filing/words'
import { copiedWords, picturesFromChat } from './from-group'
import { back, backWithToast } from '../../utils/go'
import type { ChoiceView, PhotoView } from '../../views/models'
import type { Category } from '../../core/ticket/types'
import { REGISTERED_SOURCES } from '../../core/ticket/vocabulary'
import { LACKS_SUB, LACKS_CATEGORY, LACKS_GRID } from '../../views/sentences'
import { whenHome } from '../../utils/roles'

/** Systems with a number of their own. */
const NUMBERED: readonly string[] = ['hotline', 'petition', 'opinion', 'news', 'police']

interface Draft {
  key: string
  source: string
  sourceNo: string
  gridId: string
  category: string
  sub: string
  text: string
  place: string
  urgent: boolean
  files: LocalFile[]
}
const fresh = (): Draft => ({
  key: newKey(),
  source: 'visit',
  sourceNo: '',
  gridId: '',
  category: '',
  sub: '',
  text: '',
  place: '',
  urgent: false,
  files: [],
})

/** 登记: heard on a visit, at a meeting, in the mailbox or from another system; nobody's own order, closed by a revisit. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    sources: REGISTERED_SOURCES.map(value => ({ value, label: SOURCE_LABELS[value] })) as ChoiceView[],
    grids: [] as ChoiceView[],
    subs: [] as ChoiceView[],
    form: fresh(),
    numbered: false,
    /** How soon an urgent one must be sent on. */
    urgentLong: '',
    photos: [] as PhotoView[],
    missing: '',
    ready: false,
    sending: false,
    trouble: '',
  },

  onLoad(query: Record<string, string | undefined>) {
    whenHome(() => this.start(query))
  },

  /** `source`, `grid`, `text`: heard at a door; what was half-written here stays in front of it. */
  start({ source, grid, text }: Record<string, string | undefined>) {
    const home = recall('me.home', {})
    const duties = home?.data.me ? home.data.me.duties : []
    const grids = duties
      .filter(duty => duty.role === 'gridMember' || duty.role === 'dispatcher')
      .map(duty => ({ value: duty.grid.id, label: duty.grid.name }))
    const form = readDraft<Draft>('register') ?? fresh()
    const first = grids[0]
    if (form.gridId === '' && first) form.gridId = first.value
    if (source) form.source = source
    if (grid && grids.some(({ value }) => value === grid)) form.gridId = grid
    if (text) form.text = withHeard(form.text, text)
    this.setData({ grids, form, urgentLong: home?.data.lengths.urgent ?? '' })
    this.judge()
  },

  set(part: Partial<Draft>) {
    this.setData({ form: { ...this.data.form, ...part }, trouble: '' })
    this.judge()
  },

  /** Copied in the group: it comes from there, and what it is about is guessed; whoever reads it presses, or chooses first. */
  async paste() {
    const text = await copiedWords()
    if (isBlank(text)) {
      this.setData({ trouble: '还没复制到话。到群里按住那句话，点“复制”，再回来按一次。' })
      return
    }
    const kind = likelySub(text, recall('me.home', {})?.data.subs ?? [])
    this.set({
      source: 'group',
      text,
      ...(kind && this.data.form.sub === '' ? { category: kind.category, sub: kind.id } : {}),
    })
  },
  async fromChat() {
    const { files } = this.data.form
    const chosen = await picturesFromChat(LIMITS.photos - files.length)
    if (chosen.length > 0) this.set({ source: 'group', files: [...files, ...chosen] })
  },

  chooseSource(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.set({ source: event.detail.value })
  },
  chooseGrid(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.set({ gridId: event.detail.value })
  },
  chooseCategory(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.set({ category: event.detail.value, sub: '' })
  },
  chooseSub(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.set({ sub: event.detail.value })
  },
  typeText(event: WechatMiniprogram.TextareaInput) {
    this.set({ text: event.detail.value })
  },
  typePlace(event: WechatMiniprogram.Input) {
    this.set({ place: event.detail.value })
  },
  typeNumber(event: WechatMiniprogram.Input) {
    this.set({ sourceNo: event.detail.value })
  },
  switchUrgent() {
    this.set({ urgent: !this.data.form.urgent })
  },

  async addPhotos(event: PhotosAdded) {
    const { files, trouble } = await withPhotos(this.data.form.files, event)
    this.set({ files })
    this.setData({ trouble })
  },

  removePhoto(event: PhotoRemoved) {
    this.set({ files: withoutPhoto(this.data.form.files, event) })
  },

  judge() {
    const { form } = this.data
    const home = recall('me.home', {})
    const subs = (home ? home.data.subs : [])
      .filter(sub => sub.category === form.category)
      .map(sub => ({ value: sub.id, label: sub.label }))
    const missing =
      form.gridId === ''
        ? LACKS_GRID
        : form.category === ''
          ? LACKS_CATEGORY
          : form.sub === ''
            ? LACKS_SUB
            : isBlank(form.text)
              ? '还差“怎么回事”没写'
              : ''
    this.setData({
      subs,
      numbered: NUMBERED.indexOf(form.source) >= 0,
      photos: form.files.map(file => photoView(file)),
      missing,
      ready: missing === '',
    })
    keepDraft('register', form)
  },

  async send() {
    const { form } = this.data
    if (this.data.sending || !this.data.ready) return
    this.setData({ sending: true, trouble: '' })
    const files = await putAll(form.files)
    const result = files.ok
      ? await call('ticket.register', {
          key: form.key,
          input: {
            source: form.source as (typeof REGISTERED_SOURCES)[number],
            gridId: form.gridId,
            category: form.category as Category,
            sub: form.sub,
            text: clean(form.text),
            urgent: form.urgent,
            aboutStaff: false,
            attachments: files.attachments,
            ...(this.data.numbered && !isBlank(form.sourceNo) ? { sourceNo: clean(form.sourceNo) } : {}),
            ...(!isBlank(form.place) ? { place: clean(form.place) } : {}),
          },
        })
      : files
    this.setData({ sending: false })
    if (!result.ok) {
      this.setData({ trouble: result.message })
      return
    }
    dropDraft('register')
    backWithToast(result.data.message)
  },

  back() {
    back()
  },
})
